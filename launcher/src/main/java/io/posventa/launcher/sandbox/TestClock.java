package io.posventa.launcher.sandbox;

import io.posventa.launcher.api.Api;
import io.posventa.launcher.process.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** The marketplace's clock: it moves only when it is told, and waits for all that falls due. */
public final class TestClock {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Api operator;
  private final String path;

  public TestClock(Api operator, String id) {
    this.operator = operator;
    this.path = "/v1/test-clocks/" + id;
  }

  public Instant now() {
    return Instant.parse(operator.get(path).path("now").asText());
  }

  /** Lets a minute pass, in which mails go out and services tell each other what happened. */
  public Instant aMinute() {
    return to(now().plus(Duration.ofMinutes(1)));
  }

  /** Moves it and returns when every consequence of every step on the way is done. */
  public Instant to(Instant instant) {
    operator.post(path + "/advance", Map.of("to", instant.toString()));
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      var clock = operator.get(path);
      switch (clock.path("status").asText()) {
        case "ready" -> {
          return instant;
        }
        case "stuck" ->
            throw new Trouble(
                "The clock is stuck: %s. ./posventa status tells which process is missing."
                    .formatted(clock.path("waiting")));
        default -> pause();
      }
    }
    throw new Trouble("The clock did not arrive within %d s.".formatted(PATIENCE.toSeconds()));
  }

  /** As {@link #to}, unless that time has come already. */
  void notBefore(Instant instant) {
    if (now().isBefore(instant)) {
      to(instant);
    }
  }

  /** Returns when nothing is under way any more: every mail is out, everybody knows everything. */
  void settle() {
    to(now());
  }

  private static void pause() {
    try {
      Thread.sleep(Duration.ofMillis(50));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the clock moves", e);
    }
  }
}
