package io.posventa.rma.invoice;

import java.util.Locale;

/** The words on an invoice, in a language that there is. */
record InvoiceWords(
    String language,
    String invoice,
    String number,
    String date,
    String order,
    String seller,
    String buyer,
    String description,
    String quantity,
    String unitPrice,
    String amount,
    String discount,
    String shipping,
    String tax,
    String notBrokenDown,
    String total,
    String refunded,
    String paid,
    String open) {

  private static final InvoiceWords ENGLISH =
      new InvoiceWords(
          "en",
          "Invoice",
          "Invoice number",
          "Date",
          "Order",
          "Sold by",
          "Billed to",
          "Description",
          "Quantity",
          "Unit price",
          "Amount",
          "Discount",
          "Shipping",
          "Tax",
          "not stated separately",
          "Total",
          "Refunded",
          "Paid",
          "Not yet paid");

  private static final InvoiceWords SPANISH =
      new InvoiceWords(
          "es",
          "Factura",
          "Número de factura",
          "Fecha",
          "Pedido",
          "Vendido por",
          "Facturado a",
          "Descripción",
          "Cantidad",
          "Precio unitario",
          "Importe",
          "Descuento",
          "Gastos de envío",
          "Impuestos",
          "sin desglose",
          "Total",
          "Reembolsado",
          "Pagada",
          "Pendiente de pago");

  static InvoiceWords in(Locale locale) {
    return locale.getLanguage().equals("es") ? SPANISH : ENGLISH;
  }
}
