package io.posventa.ticket.consent;

import io.posventa.platform.problem.ProblemType;

/** What is wrong with a permission. */
public enum ConsentProblem implements ProblemType {
  CONSENT_REQUIRED(422, "The customer's permission is required"),
  CONSENT_INVALID(422, "The permission does not name the customer's own message or answer"),
  PROPOSAL_PENDING(409, "A proposal waits for the customer's answer already"),
  PROPOSAL_ANSWERED(409, "The proposal is not open any more");

  private final int status;
  private final String title;

  ConsentProblem(int status, String title) {
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
