package io.posventa.notification.inbound;

import io.posventa.platform.problem.ProblemType;
import io.posventa.platform.problem.Refusal;
import java.util.Locale;

enum InboundProblem implements ProblemType {
  INBOUND_EMAIL_NOT_RETRIABLE(409, "Only a mail that was put aside as failed is tried again");

  private final int status;
  private final String title;

  InboundProblem(int status, String title) {
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

  static Refusal notRetriable(InboundEmail.Status status) {
    return new Refusal(
        INBOUND_EMAIL_NOT_RETRIABLE, "The mail is " + status.name().toLowerCase(Locale.ROOT) + ".");
  }
}
