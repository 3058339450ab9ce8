package io.posventa.rma.order;

/** Whether an invoice was paid. */
public enum InvoiceStatus {
  OPEN,
  PAID
}
