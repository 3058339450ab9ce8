package io.posventa.e2e.chaos;

import io.posventa.launcher.Service;

/**
 * A place where a process can die.
 *
 * @param step what it was about to ask, or had asked
 * @param after whether all effects of the step are there, and only the process does not know
 */
record CrashPoint(Service service, String step, boolean after) {
  private static final int SHOWN = 160;

  @Override
  public String toString() {
    // The end of a transaction so far tells more than its beginning.
    String end = step.length() > SHOWN ? "…" + step.substring(step.length() - SHOWN) : step;
    return "%s %s %s".formatted(service.title(), after ? "after" : "before", end);
  }
}
