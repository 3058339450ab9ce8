package io.posventa.sla.deadline;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.posventa.sla.ladder.Step;
import java.util.List;
import java.util.Optional;

/** What a step asks of the case's owner besides its action. */
record Effect(
    @JsonProperty("notify") List<String> inform,
    Optional<String> to,
    Optional<String> flag,
    Optional<String> closeReason) {

  static Effect of(Step step) {
    return new Effect(step.inform(), step.to(), step.flag(), step.closeReason());
  }
}
