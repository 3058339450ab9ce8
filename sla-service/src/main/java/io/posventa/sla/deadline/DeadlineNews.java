package io.posventa.sla.deadline;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.posventa.sla.ladder.Trigger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The data of a deadline's events. */
sealed interface DeadlineNews {

  record Changed(DeadlineView deadline) implements DeadlineNews {}

  /**
   * What the case's owner needs to decide the race and to do the step.
   *
   * @param cancel events after {@code basis_version} that make the step void
   * @param restart events after it that move the ladder's start
   * @param notAfter later than this the owner hands the step back
   */
  record Reached(
      DeadlineView deadline,
      List<Trigger> cancel,
      List<Trigger> restart,
      @JsonProperty("notify") List<String> inform,
      Optional<Instant> notAfter,
      Optional<String> to,
      Optional<String> flag,
      Optional<String> closeReason)
      implements DeadlineNews {}
}
