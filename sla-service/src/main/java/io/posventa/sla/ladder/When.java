package io.posventa.sla.ladder;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Conditions on a case; all must hold, and each by any of its values. */
public record When(Map<String, Set<String>> conditions) {

  static When parse(JsonNode json) {
    var conditions = new HashMap<String, Set<String>>();
    json.properties()
        .forEach(condition -> conditions.put(condition.getKey(), values(condition.getValue())));
    return new When(Map.copyOf(conditions));
  }

  private static Set<String> values(JsonNode json) {
    if (!json.isArray()) {
      return Set.of(json.asText());
    }
    var values = new HashSet<String>();
    json.forEach(value -> values.add(value.asText()));
    return Set.copyOf(values);
  }

  /** A condition on something that the case does not have fails. */
  public boolean holds(Map<String, String> facts) {
    return conditions.entrySet().stream()
        .allMatch(
            condition -> {
              var fact = facts.get(condition.getKey());
              return fact != null && condition.getValue().contains(fact);
            });
  }
}
