package io.posventa.ticket.thread;

import io.posventa.platform.problem.ProblemType;

/** Why a ticket refuses. */
enum TicketProblem implements ProblemType {
  TICKET_ALREADY_CLOSED(409, "The ticket is closed"),
  TICKET_EXECUTING(409, "The ticket is being processed"),
  REFUND_ALREADY_REQUESTED(409, "The order has an open refund or cancellation request"),
  TYPE_NOT_OFFERED(422, "The policy does not offer this ticket type"),
  VENDOR_MAY_NOT_SAVE(403, "The vendor may not close or change requests for refund");

  private final int status;
  private final String title;

  TicketProblem(int status, String title) {
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
