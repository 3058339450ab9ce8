package io.posventa.gateway.door;

import io.posventa.platform.problem.ProblemType;

enum DoorProblem implements ProblemType {
  LINK_EXPIRED(401, "The link has expired");

  private final int status;
  private final String title;

  DoorProblem(int status, String title) {
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
