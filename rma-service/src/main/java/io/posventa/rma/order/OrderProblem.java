package io.posventa.rma.order;

import io.posventa.platform.problem.ProblemType;

enum OrderProblem implements ProblemType {
  REFUND_EXCEEDS_PAID(422, "More would be refunded than was paid"),
  SUBSCRIPTION_CANCELLED(409, "The subscription has ended");

  private final int status;
  private final String title;

  OrderProblem(int status, String title) {
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
