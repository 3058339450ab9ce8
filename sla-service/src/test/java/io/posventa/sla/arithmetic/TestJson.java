package io.posventa.sla.arithmetic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.posventa.platform.json.StrictJson;

/** The wire's spelling, without a running service. */
public final class TestJson {
  public static final ObjectMapper MAPPER =
      StrictJson.configure(
          new ObjectMapper().registerModules(new JavaTimeModule(), new Jdk8Module()));

  private TestJson() {}

  public static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }
}
