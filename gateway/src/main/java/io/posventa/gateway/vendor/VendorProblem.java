package io.posventa.gateway.vendor;

import io.posventa.platform.problem.ProblemType;

enum VendorProblem implements ProblemType {
  EXTERNAL_ID_TAKEN(409, "The external id is taken"),
  REASON_REQUIRED(422, "A reason is required");

  private final int status;
  private final String title;

  VendorProblem(int status, String title) {
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
