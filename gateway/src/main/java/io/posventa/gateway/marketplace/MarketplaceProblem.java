package io.posventa.gateway.marketplace;

import io.posventa.platform.problem.ProblemType;

enum MarketplaceProblem implements ProblemType {
  EXTERNAL_ID_TAKEN(409, "The external id is taken");

  private final int status;
  private final String title;

  MarketplaceProblem(int status, String title) {
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
