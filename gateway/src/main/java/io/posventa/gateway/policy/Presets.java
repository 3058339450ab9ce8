package io.posventa.gateway.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The documents that new marketplaces start with. */
@ApplicationScoped
class Presets {
  private final YAMLMapper yaml = new YAMLMapper();

  /** None when this release ships no such preset. */
  Optional<JsonNode> find(String name) {
    try {
      return Optional.of(yaml.readTree(Packaged.text("policies/" + name + ".yaml")));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The preset " + name + " cannot be read.", e);
    }
  }
}
