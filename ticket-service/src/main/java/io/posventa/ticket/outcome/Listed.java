package io.posventa.ticket.outcome;

import com.fasterxml.jackson.databind.JsonNode;
import io.posventa.ticket.history.History.Later;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An entry under a ladder's {@code cancel} or {@code restart}.
 *
 * @param by the parties whose event counts; none: everybody's
 */
record Listed(String event, Set<String> by) {
  Listed {
    by = Set.copyOf(by);
  }

  /** Reads a list whose entries are names, or objects with {@code event} and {@code by}. */
  static List<Listed> of(JsonNode list) {
    return list.valueStream().map(Listed::entry).toList();
  }

  boolean names(Later change) {
    return event.equals(change.type())
        && (by.isEmpty() || by.contains(change.party().name().toLowerCase(Locale.ROOT)));
  }

  private static Listed entry(JsonNode node) {
    return node.isTextual()
        ? new Listed(node.textValue(), Set.of())
        : new Listed(
            node.path("event").asText(),
            node.path("by").valueStream().map(JsonNode::asText).collect(Collectors.toSet()));
  }
}
