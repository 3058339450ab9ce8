package io.posventa.portal.receipt;

import io.posventa.client.model.Receipt;
import io.posventa.client.model.ReceiptAction;
import io.posventa.client.model.ReceiptLine;
import io.posventa.portal.page.Form;
import io.posventa.portal.page.Visit;
import io.posventa.portal.page.Words;
import java.util.Optional;
import java.util.stream.Collectors;

/** A form that opens a ticket, under what the order allows. */
record RequestPage(Visit visit, Receipt receipt, Choice choice, ReceiptAction action, Form form) {
  private static final int SUBJECT_LENGTH = 200;

  /** Empty where the order does not offer this type at all. */
  static Optional<RequestPage> of(Visit visit, Receipt receipt, String type, Form form) {
    return receipt.getActions().stream()
        .filter(action -> action.getAction().getValue().equals(type))
        .findFirst()
        .map(
            action ->
                new RequestPage(visit, receipt, Choice.of(action, receipt, visit), action, form));
  }

  RequestPage with(Form other) {
    return new RequestPage(visit, receipt, choice, action, other);
  }

  public String type() {
    return choice.type();
  }

  public boolean isSupport() {
    return type().equals("support");
  }

  public String base() {
    return "/receipts/" + receipt.getOrder().getId();
  }

  public String amount() {
    return visit.reader().money(Optional.ofNullable(action.getAmount()).orElse(receipt.getTotal()));
  }

  /** What the ticket is called where nobody is asked for it. */
  String subject() {
    String products =
        receipt.getLines().stream().map(ReceiptLine::getName).collect(Collectors.joining(", "));
    var words = Words.of(ReceiptMessages.class, visit.reader());
    String subject =
        type().equals("refund")
            ? words.requestSubjectRefund(products)
            : words.requestSubjectCancellation(products);
    return subject.codePointCount(0, subject.length()) <= SUBJECT_LENGTH
        ? subject
        : subject.substring(0, subject.offsetByCodePoints(0, SUBJECT_LENGTH - 1)) + "…";
  }
}
