package io.posventa.rma.receipt;

import io.posventa.platform.problem.ProblemType;

enum ReceiptProblem implements ProblemType {
  ORDER_REFUNDED(422, "The order has been refunded");

  private final int status;
  private final String title;

  ReceiptProblem(int status, String title) {
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
