package io.posventa.notification.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/** A public event, as its owner told it. */
record FeedEvent(
    String id,
    String source,
    String type,
    String subject,
    long version,
    Instant time,
    String correlation,
    Optional<String> causation,
    JsonNode actor,
    JsonNode data) {

  /** Whether it brings a ticket as of a version of its own. */
  boolean isTicket() {
    return version > 0 && subject.equals(data.path("ticket").path("id").asText());
  }
}
