package io.posventa.rma.email;

import io.posventa.platform.problem.ProblemType;

enum EmailProblem implements ProblemType {
  MAIL_LIMIT_REACHED(422, "Too many mails were asked for"),
  EMAIL_UNCHANGED(422, "The order has this address already"),
  EMAIL_CHANGE_EXPIRED(422, "The change of address is over");

  private final int status;
  private final String title;

  EmailProblem(int status, String title) {
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
