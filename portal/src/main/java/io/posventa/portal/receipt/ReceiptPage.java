package io.posventa.portal.receipt;

import io.posventa.client.model.EmailChange;
import io.posventa.client.model.Receipt;
import io.posventa.client.model.Ticket;
import io.posventa.client.model.WhichAddress;
import io.posventa.portal.page.Form;
import io.posventa.portal.page.Visit;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the receipt page shows. */
record ReceiptPage(
    Visit visit,
    Receipt receipt,
    List<Choice> choices,
    List<Ticket> tickets,
    Form resend,
    Form email,
    String problem) {

  static ReceiptPage of(Visit visit, Receipt receipt, List<Ticket> tickets) {
    return new ReceiptPage(
        visit,
        receipt,
        receipt.getActions().stream()
            .filter(action -> isOffered(action.getAction().getValue(), receipt))
            .map(action -> Choice.of(action, receipt, visit))
            .toList(),
        tickets,
        Form.blank("resend"),
        Form.blank("email"),
        "");
  }

  /** A cancellation is for what has recurring billing only. */
  private static boolean isOffered(String type, Receipt receipt) {
    return switch (type) {
      case "support", "refund" -> true;
      case "cancellation" -> receipt.getSubscription() != null;
      default -> false;
    };
  }

  ReceiptPage withResend(Form form) {
    return new ReceiptPage(visit, receipt, choices, tickets, form, email, problem);
  }

  ReceiptPage withEmail(Form form) {
    return new ReceiptPage(visit, receipt, choices, tickets, resend, form, problem);
  }

  ReceiptPage withProblem(String text) {
    return new ReceiptPage(visit, receipt, choices, tickets, resend, email, text);
  }

  public String base() {
    return "/receipts/" + receipt.getOrder().getId();
  }

  /** What is gone back cannot be downloaded any more. */
  public boolean downloads() {
    return visit.isCustomer() && receipt.getDownloadUrl() != null && !isRefunded();
  }

  public boolean lostDownload() {
    return visit.isCustomer() && receipt.getDownloadUrl() != null && isRefunded();
  }

  private boolean isRefunded() {
    return receipt.getOrder().getStatus().getValue().equals("refunded");
  }

  /** The addresses from which a change is still to be confirmed. */
  public String unconfirmed() {
    var change = receipt.getPendingEmailChange();
    return Stream.of(WhichAddress.OLD, WhichAddress.NEW)
        .filter(which -> !change.getConfirmed().contains(which))
        .map(which -> address(change, which))
        .collect(Collectors.joining(", "));
  }

  private static String address(EmailChange change, WhichAddress which) {
    return which == WhichAddress.OLD ? change.getOldEmail() : change.getNewEmail();
  }
}
