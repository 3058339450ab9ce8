package io.posventa.ticket.eligibility;

import io.posventa.platform.problem.ProblemType;
import java.util.Arrays;

/** Why an order has no right to what is asked; the words are rma-service's. */
enum EligibilityProblem implements ProblemType {
  REFUND_WINDOW_CLOSED("The time for a refund is over"),
  NOT_A_SUBSCRIPTION("The order is no subscription"),
  NOTHING_TO_REFUND("Nothing is left to refund"),
  SUBSCRIPTION_ENDED("The subscription has ended"),
  ORDER_FROZEN("The order is frozen"),
  NOT_ELIGIBLE("The order is not eligible");

  private static final int UNPROCESSABLE = 422;
  private final String title;

  EligibilityProblem(String title) {
    this.title = title;
  }

  /** The problem of this code; a reason that is new here is told by its sentence. */
  static EligibilityProblem of(String code) {
    return Arrays.stream(values())
        .filter(problem -> problem.code().equals(code))
        .findFirst()
        .orElse(NOT_ELIGIBLE);
  }

  @Override
  public int status() {
    return UNPROCESSABLE;
  }

  @Override
  public String title() {
    return title;
  }
}
