package io.posventa.notification.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;

/** Reads the fields that a record names and passes over the rest: others may add fields. */
@ApplicationScoped
public class Lenient {
  private final ObjectMapper json;

  Lenient(ObjectMapper json) {
    this.json = json;
  }

  public <T> T read(JsonNode node, Class<T> type) {
    try {
      return json.readerFor(type)
          .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .readValue(node);
    } catch (IOException e) {
      throw new IllegalArgumentException("Not a readable " + type.getSimpleName(), e);
    }
  }

  public <T> T read(String text, Class<T> type) {
    return read(tree(text), type);
  }

  public JsonNode tree(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Not JSON", e);
    }
  }

  public String write(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(value.getClass() + " cannot be written", e);
    }
  }
}
