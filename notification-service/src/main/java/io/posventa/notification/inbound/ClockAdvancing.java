package io.posventa.notification.inbound;

/** The marketplace's test clock is on its way, and nobody writes meanwhile. */
final class ClockAdvancing extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ClockAdvancing() {
    super("The test clock is advancing.");
  }
}
