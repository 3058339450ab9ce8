package io.posventa.platform.ref;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.Arc;
import java.io.IOException;

/** Another service's resource, as its owner last told it. */
public record Reference(String kind, String id, long version, JsonNode data) {

  /** The fields that the record names; the rest is passed over. */
  public <T> T as(Class<T> type) {
    try {
      return Arc.container()
          .instance(ObjectMapper.class)
          .get()
          .readerFor(type)
          .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .readValue(data);
    } catch (IOException e) {
      throw new IllegalStateException(kind + " " + id + " is not a " + type.getSimpleName(), e);
    }
  }
}
