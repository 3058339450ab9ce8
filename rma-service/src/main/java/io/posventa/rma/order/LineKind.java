package io.posventa.rma.order;

/** Whether something travels by parcel or by wire. */
public enum LineKind {
  DIGITAL,
  PHYSICAL
}
