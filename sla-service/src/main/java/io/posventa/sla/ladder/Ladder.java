package io.posventa.sla.ladder;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A timed rule: steps measured from one start, each offset from that start and no other. */
public record Ladder(
    String name,
    When when,
    List<Trigger> start,
    boolean restart,
    List<Trigger> cancel,
    Set<String> pauseWhile,
    Optional<String> calendar,
    List<Step> steps) {

  static Ladder parse(JsonNode json) {
    var statuses = new HashSet<String>();
    json.path("pause_while").forEach(status -> statuses.add(status.asText()));
    return new Ladder(
        json.path("name").asText(),
        When.parse(json.path("when")),
        Trigger.list(json.path("start")),
        json.path("restart").asBoolean(false),
        Trigger.list(json.path("cancel")),
        Set.copyOf(statuses),
        Optional.ofNullable(json.path("calendar").textValue()),
        Step.list(json.path("steps")));
  }

  /** What moves the start of a ladder that runs already. */
  public List<Trigger> restartOn() {
    return restart ? start : List.of();
  }

  public boolean startsOn(Occurrence happened, Map<String, String> facts) {
    return matches(start, happened) && when.holds(facts);
  }

  public boolean isCancelledBy(Occurrence happened) {
    return matches(cancel, happened);
  }

  /** Whether an event of this name may start or end it. */
  public boolean heeds(String event) {
    return Stream.concat(start.stream(), cancel.stream())
        .anyMatch(trigger -> trigger.event().equals(event));
  }

  private static boolean matches(List<Trigger> triggers, Occurrence happened) {
    return triggers.stream().anyMatch(trigger -> trigger.matches(happened));
  }
}
