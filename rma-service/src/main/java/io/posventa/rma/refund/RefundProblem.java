package io.posventa.rma.refund;

import io.posventa.platform.problem.ProblemType;

enum RefundProblem implements ProblemType {
  TICKET_REQUIRED(422, "Refunds of this marketplace are asked for by ticket"),
  REFUND_ALREADY_REQUESTED(409, "The refund was asked for already"),
  REFUND_WINDOW_CLOSED(422, "The time to ask for a refund is over"),
  NOTHING_TO_REFUND(422, "Nothing is left to refund"),
  QUOTE_EXPIRED(422, "The quote has expired"),
  REFUND_WAS_PAID(409, "The provider has paid this refund");

  private final int status;
  private final String title;

  RefundProblem(int status, String title) {
    this.status = status;
    this.title = title;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public String title() {
    return title;
  }
}
