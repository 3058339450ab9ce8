package io.posventa.gateway.member;

import io.posventa.platform.problem.ProblemType;

enum MemberProblem implements ProblemType {
  EMAIL_TAKEN(409, "A member has this address already");

  private final int status;
  private final String title;

  MemberProblem(int status, String title) {
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
