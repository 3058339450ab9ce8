package io.posventa.portal.receipt;

import io.posventa.client.model.Money;
import io.posventa.client.model.Receipt;
import io.posventa.client.model.ReceiptInvoice;
import io.posventa.client.model.ReceiptLine;
import io.posventa.portal.page.Visit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An invoice to print: the whole order's, or of a subscription the one that was chosen or paid
 * last.
 */
record InvoicePage(Visit visit, Receipt receipt, Optional<ReceiptInvoice> invoice) {

  /** Empty where the order has no such invoice. */
  static Optional<InvoicePage> of(Visit visit, Receipt receipt, Optional<String> chosen) {
    var invoices = receipt.getInvoices();
    if (chosen.isPresent()) {
      return invoices.stream()
          .filter(invoice -> invoice.getId().equals(chosen.get()))
          .findFirst()
          .map(invoice -> new InvoicePage(visit, receipt, Optional.of(invoice)));
    }
    var last = invoices.stream().filter(ReceiptInvoice::getLastPaid).findFirst();
    return Optional.of(new InvoicePage(visit, receipt, last));
  }

  public String number() {
    return invoice
        .map(one -> Optional.ofNullable(one.getNumber()).orElse(one.getExternalId()))
        .orElse(receipt.getOrder().getExternalId());
  }

  public Instant issuedAt() {
    return invoice.map(ReceiptInvoice::getIssuedAt).orElse(receipt.getOrder().getPlacedAt());
  }

  public Money total() {
    return invoice.map(ReceiptInvoice::getAmount).orElse(receipt.getTotal());
  }

  /** Whether the order's lines add up to it; a later invoice of a subscription has one line. */
  public boolean isWholeOrder() {
    return total().equals(receipt.getTotal());
  }

  public List<ReceiptLine> lines() {
    return receipt.getLines();
  }

  public String products() {
    return receipt.getLines().stream().map(ReceiptLine::getName).collect(Collectors.joining(", "));
  }

  public String pdf() {
    return "/receipts/"
        + receipt.getOrder().getId()
        + "/invoice.pdf"
        + invoice.map(one -> "?invoice=" + one.getId()).orElse("");
  }
}
