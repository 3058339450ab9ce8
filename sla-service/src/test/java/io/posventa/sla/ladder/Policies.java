package io.posventa.sla.ladder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The policies that the project ships, and others written in a test. */
public final class Policies {
  private static final Path OPENAPI = Path.of(System.getProperty("posventa.root", ".."), "openapi");
  private static final YAMLMapper YAML = new YAMLMapper();

  private Policies() {}

  public static JsonNode clickbankDocument() {
    return read(OPENAPI.resolve("policies/clickbank.yaml"));
  }

  static JsonNode schema() {
    return read(OPENAPI.resolve("policy.schema.json"));
  }

  public static LadderPolicy clickbank() {
    return LadderPolicy.parse("policy_1", "clickbank", 1, clickbankDocument());
  }

  public static JsonNode yaml(String text) {
    try {
      return YAML.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode read(Path file) {
    try {
      return YAML.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
