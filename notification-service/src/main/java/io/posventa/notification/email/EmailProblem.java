package io.posventa.notification.email;

import io.posventa.platform.problem.ProblemType;
import io.posventa.platform.problem.Refusal;
import java.util.Locale;

enum EmailProblem implements ProblemType {
  EMAIL_NOT_RESENDABLE(409, "Only a mail that failed or bounced is sent again");

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

  static Refusal notResendable(Email.Status status) {
    return new Refusal(
        EMAIL_NOT_RESENDABLE, "The mail is " + status.name().toLowerCase(Locale.ROOT) + ".");
  }
}
