package io.posventa.gateway.policy;

import io.posventa.platform.problem.ProblemType;

enum PolicyProblem implements ProblemType {
  INVALID_POLICY(422, "The policy does not fit its schema"),
  POLICY_NOT_DRAFT(409, "Only a draft can be activated");

  private final int status;
  private final String title;

  PolicyProblem(int status, String title) {
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
