package io.posventa.sla.ladder;

import com.fasterxml.jackson.databind.JsonNode;
import io.posventa.sla.arithmetic.After;
import io.posventa.sla.arithmetic.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One step of a ladder.
 *
 * @param number its place in the ladder, from 1
 * @param ordinal which one of this action in the ladder it is, from 1: the second warning
 */
public record Step(
    int number,
    int ordinal,
    Rule rule,
    Action action,
    List<String> inform,
    Optional<String> to,
    Optional<String> flag,
    Optional<String> closeReason) {

  /** What the case's owner shall do. */
  public enum Action {
    WARN,
    REMIND,
    CLOSE,
    EXECUTE,
    ESCALATE,
    TAKE_OVER,
    BREACH,
    NOTIFY;

    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static List<Step> list(JsonNode json) {
    var steps = new ArrayList<Step>();
    for (JsonNode step : json) {
      var action = Action.valueOf(step.path("do").asText().toUpperCase(Locale.ROOT));
      var before = steps.stream().filter(earlier -> earlier.action() == action).count();
      steps.add(parse(step, steps.size() + 1, (int) before + 1, action));
    }
    return List.copyOf(steps);
  }

  private static Step parse(JsonNode json, int number, int ordinal, Action action) {
    var inform = new ArrayList<String>();
    json.path("notify").forEach(party -> inform.add(party.asText()));
    var rule =
        new Rule(
            After.parse(json.path("after").asText()),
            Rule.Skip.valueOf(upper(json, "skip", "none")),
            Rule.Roll.valueOf(upper(json, "roll", "same_time")));
    return new Step(
        number,
        ordinal,
        rule,
        action,
        List.copyOf(inform),
        text(json, "to"),
        text(json, "flag"),
        text(json, "close_reason"));
  }

  private static String upper(JsonNode json, String field, String standard) {
    return json.path(field).asText(standard).toUpperCase(Locale.ROOT);
  }

  private static Optional<String> text(JsonNode json, String field) {
    return Optional.ofNullable(json.path(field).textValue());
  }
}
