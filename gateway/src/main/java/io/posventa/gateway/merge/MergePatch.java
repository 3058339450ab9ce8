package io.posventa.gateway.merge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.posventa.platform.json.JsonRefusals;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.util.Set;

/** Applies RFC 7396 merge patches to records, as strictly as a whole body is read. */
@ApplicationScoped
public class MergePatch {
  private final ObjectMapper json;
  private final Validator validator;

  MergePatch(ObjectMapper json, Validator validator) {
    this.json = json;
    this.validator = validator;
  }

  /**
   * The record as the patch makes it: what the patch leaves out stays, {@code null} removes.
   *
   * @throws Refusal 400 with the pointer of what cannot be read
   * @throws ConstraintViolationException with all that the result may not be; a 400 too
   */
  public <T> T apply(T current, JsonNode patch, Class<T> type) {
    if (!patch.isObject() || patch.isEmpty()) {
      throw Refusal.field(
          CommonProblem.INVALID_REQUEST, "", "wrong_type", "An object with at least one field.");
    }
    JsonNode merged = merge(json.valueToTree(current), patch);
    T changed = read(merged, type);
    Set<ConstraintViolation<T>> violations = validator.validate(changed);
    if (!violations.isEmpty()) {
      throw new ConstraintViolationException(violations);
    }
    return changed;
  }

  private static JsonNode merge(JsonNode target, JsonNode patch) {
    if (!patch.isObject()) {
      return patch;
    }
    ObjectNode result =
        target instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
    for (var field : patch.properties()) {
      if (field.getValue().isNull()) {
        result.remove(field.getKey());
      } else {
        JsonNode before = result.path(field.getKey());
        result.set(field.getKey(), merge(before, field.getValue()));
      }
    }
    return result;
  }

  private <T> T read(JsonNode merged, Class<T> type) {
    try {
      return json.treeToValue(merged, type);
    } catch (JsonProcessingException e) {
      throw JsonRefusals.of(e);
    }
  }
}
