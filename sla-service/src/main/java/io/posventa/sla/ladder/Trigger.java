package io.posventa.sla.ladder;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An event that starts or cancels a ladder; by anyone where no party is named. */
public record Trigger(String event, Optional<List<String>> by) {

  /** One entry or a list; nothing for an absent field. */
  static List<Trigger> list(JsonNode json) {
    var triggers = new ArrayList<Trigger>();
    if (json.isArray()) {
      json.forEach(entry -> triggers.add(one(entry)));
    } else if (!json.isMissingNode() && !json.isNull()) {
      triggers.add(one(json));
    }
    return List.copyOf(triggers);
  }

  private static Trigger one(JsonNode json) {
    if (json.isTextual()) {
      return new Trigger(json.asText(), Optional.empty());
    }
    var by = new ArrayList<String>();
    json.path("by").forEach(party -> by.add(party.asText()));
    return new Trigger(
        json.path("event").asText(), by.isEmpty() ? Optional.empty() : Optional.of(by));
  }

  /** Automatic messages are nobody's activity. */
  public boolean matches(Occurrence happened) {
    return !happened.automatic()
        && event.equals(happened.event())
        && by.map(parties -> happened.party().filter(parties::contains).isPresent()).orElse(true);
  }
}
