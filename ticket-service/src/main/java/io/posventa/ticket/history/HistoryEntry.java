package io.posventa.ticket.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.posventa.ticket.party.Acting;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * One change of a ticket, as nobody can edit it.
 *
 * @param version the ticket's version that the change made
 * @param policy the policy version that it obeyed
 * @param facts what changed; of personal text only the digest
 */
public record HistoryEntry(
    String object,
    String ticket,
    long version,
    Instant at,
    String type,
    Acting.By by,
    String policy,
    JsonNode facts,
    String digest,
    Optional<String> previousDigest) {

  static HistoryEntry chained(
      String ticket,
      long version,
      Instant at,
      String type,
      Acting.By by,
      String policy,
      JsonNode facts,
      String previous) {
    var open =
        new HistoryEntry(
            "history_entry", ticket, version, at, type, by, policy, facts, "", Optional.empty());
    return open.behind(previous);
  }

  private HistoryEntry behind(String previous) {
    return new HistoryEntry(
        object,
        ticket,
        version,
        at,
        type,
        by,
        policy,
        facts,
        Chain.digest(previous, sealed()),
        Optional.of(previous).filter(digest -> !digest.isEmpty()));
  }

  /** What the digest covers. */
  ObjectNode sealed() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("ticket", ticket)
        .put("version", version)
        .put("at", at.toString())
        .put("type", type)
        .put("party", by.party().name().toLowerCase(Locale.ROOT))
        .put("role", by.role())
        .put("id", by.id())
        .put("policy", policy)
        .set("facts", facts);
  }
}
