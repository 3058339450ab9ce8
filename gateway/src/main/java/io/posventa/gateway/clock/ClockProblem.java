package io.posventa.gateway.clock;

import io.posventa.platform.problem.ProblemType;

enum ClockProblem implements ProblemType {
  CLOCK_BACKWARDS(422, "A test clock does not go backwards");

  private final int status;
  private final String title;

  ClockProblem(int status, String title) {
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
