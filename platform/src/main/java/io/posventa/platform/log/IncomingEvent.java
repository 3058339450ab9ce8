package io.posventa.platform.log;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A fact that another service tells. Its owner's tenant time is {@code time}. */
public record IncomingEvent(
    String id,
    String source,
    String type,
    String marketplaceId,
    String subject,
    long version,
    Instant time,
    String correlation,
    @Nullable String causation,
    JsonNode actor,
    JsonNode data,
    JsonNode envelope,
    ObjectMapper json) {

  static IncomingEvent of(JsonNode envelope, ObjectMapper json) {
    return new IncomingEvent(
        required(envelope, "id"),
        required(envelope, "source"),
        required(envelope, "type"),
        required(envelope, "marketplace"),
        required(envelope, "subject"),
        envelope.path("version").asLong(),
        Instant.parse(required(envelope, "time")),
        required(envelope, "correlation"),
        envelope.path("causation").asText(null),
        envelope.path("actor"),
        envelope.path("data"),
        envelope,
        json);
  }

  /** A part of the data as a record; fields that the record does not name are passed over. */
  public <T> T read(String name, Class<T> type) {
    return convert(data.path(name), type);
  }

  /** The whole data as a record. */
  public <T> T read(Class<T> type) {
    return convert(data, type);
  }

  private <T> T convert(JsonNode node, Class<T> type) {
    try {
      return json.readerFor(type)
          .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .readValue(node);
    } catch (IOException e) {
      throw new IllegalArgumentException(this.type + " has no readable " + type.getSimpleName(), e);
    }
  }

  private static String required(JsonNode envelope, String field) {
    JsonNode value = envelope.get(field);
    if (value == null || !value.isTextual()) {
      throw new IllegalArgumentException("An event has no " + field + ".");
    }
    return value.textValue();
  }
}
