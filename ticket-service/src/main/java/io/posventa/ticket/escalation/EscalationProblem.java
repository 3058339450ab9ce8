package io.posventa.ticket.escalation;

import io.posventa.platform.problem.ProblemType;

/** Why there is nothing to review or to decide. */
public enum EscalationProblem implements ProblemType {
  NOTHING_TO_REVIEW("The ticket was neither closed nor changed"),
  ESCALATION_PENDING("The ticket waits for the platform's decision already"),
  ESCALATION_DECIDED("The escalation is decided");

  private static final int CONFLICT = 409;
  private final String title;

  EscalationProblem(String title) {
    this.title = title;
  }

  @Override
  public int status() {
    return CONFLICT;
  }

  @Override
  public String title() {
    return title;
  }
}
