package io.posventa.gateway.session;

import io.posventa.platform.problem.ProblemType;

enum SessionProblem implements ProblemType {
  SIGN_IN_EXPIRED(422, "The sign-in link is no longer good");

  private final int status;
  private final String title;

  SessionProblem(int status, String title) {
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
