package io.posventa.e2e.walk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a request body names other things, found by the types that the contract gives its fields.
 */
final class BodyIds {
  private static final int DEPTH = 6;

  private final Contract contract;
  private final Map<String, String> found = new LinkedHashMap<>();

  private BodyIds(Contract contract) {
    this.contract = contract;
  }

  /** Pointer to type, such as {@code /order} to {@code OrderRef}; lists by their first element. */
  static Map<String, String> of(Contract contract, Body body) {
    var ids = new BodyIds(contract);
    ids.walk(body.schema(), "", 0);
    return ids.found;
  }

  private void walk(JsonNode schema, String pointer, int depth) {
    String name = Contract.name(schema);
    if (name.matches("(?!Request|External)\\w+(Id|Ref)")) {
      found.put(pointer, name);
      return;
    }
    if (depth > DEPTH) {
      return;
    }
    var resolved = contract.resolve(schema);
    for (var property : resolved.path("properties").properties()) {
      walk(property.getValue(), pointer + "/" + property.getKey(), depth + 1);
    }
    if (resolved.has("items")) {
      walk(resolved.path("items"), pointer + "/0", depth + 1);
    }
    for (String several : List.of("allOf", "oneOf", "anyOf")) {
      resolved.path(several).forEach(one -> walk(one, pointer, depth + 1));
    }
  }

  /** Puts an id where the pointer says, making what is missing on the way. */
  static void set(ObjectNode body, String pointer, String id) {
    var steps = pointer.substring(1).split("/", -1);
    JsonNode at = body;
    for (int i = 0; i < steps.length - 1; i++) {
      boolean listNext = steps[i + 1].equals("0");
      JsonNode next = at.at("/" + steps[i]);
      if (next.isMissingNode()) {
        next =
            listNext ? JsonNodeFactory.instance.arrayNode() : JsonNodeFactory.instance.objectNode();
        put(at, steps[i], next);
      }
      at = next;
    }
    put(at, steps[steps.length - 1], JsonNodeFactory.instance.textNode(id));
  }

  private static void put(JsonNode at, String step, JsonNode value) {
    if (at instanceof ArrayNode list) {
      list.removeAll();
      list.add(value);
    } else if (at instanceof ObjectNode object) {
      object.set(step, value);
    }
  }
}
