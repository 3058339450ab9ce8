package io.posventa.platform.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.IgnoredPropertyException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.FieldError;
import io.posventa.platform.problem.Refusal;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what was wrong with a body: where, and what was expected, in the body's own names. */
public final class JsonRefusals {
  private JsonRefusals() {}

  public static Refusal of(JsonProcessingException failure) {
    return switch (failure) {
      case StreamConstraintsException e ->
          malformed(e, "too_deep", "Nested or long beyond measure.");
      case UnrecognizedPropertyException e -> at(e, "unknown_field", "There is no such field.");
      case IgnoredPropertyException e -> at(e, "unknown_field", "There is no such field.");
      case ValueInstantiationException e -> ofConstructor(e);
      case InvalidFormatException e when !(e.getValue() instanceof String) -> mismatched(e);
      case InvalidFormatException e when e.getTargetType() == String.class ->
          at(e, "invalid_text", "Has " + Text.COMPLAINT + ".");
      case InvalidFormatException e when e.getTargetType().isEnum() ->
          at(e, "unknown_value", "Expected " + Expected.by(e.getTargetType()) + ".");
      case InvalidFormatException e ->
          at(e, "invalid_format", "Expected " + Expected.by(e.getTargetType()) + ".");
      case MismatchedInputException e -> mismatched(e);
      case JsonMappingException e when e.getCause() instanceof JsonProcessingException cause ->
          of(cause);
      case JsonMappingException e -> at(e, "invalid", "Cannot be read.");
      default -> malformed(failure, code(failure), "Not well-formed JSON" + place(failure) + ".");
    };
  }

  private static Refusal mismatched(MismatchedInputException e) {
    @Nullable String message = e.getOriginalMessage();
    if (message != null && message.startsWith("Trailing token")) {
      return at(e, "malformed_json", "Something follows the JSON value.");
    }
    if (message != null && message.startsWith("No content")) {
      return at(e, "required", "A body is needed.");
    }
    if (message != null && message.contains("map `null`")) {
      return at(e, "required", "Must be there and not null.");
    }
    return at(e, "wrong_type", "Expected " + Expected.by(e.getTargetType()) + ".");
  }

  /**
   * A value type that refuses what cannot exist: its own words, below the place where it stands.
   */
  private static Refusal ofConstructor(ValueInstantiationException e) {
    return switch (e.getCause()) {
      case Refusal refusal -> refusal.below(pointer(e.getPath()));
      case IllegalArgumentException cause -> at(e, "invalid", String.valueOf(cause.getMessage()));
      case null, default -> at(e, "invalid", "Not a possible value.");
    };
  }

  private static Refusal at(JsonMappingException e, String code, String detail) {
    return refuse(FieldError.at(pointer(e.getPath()), code, detail));
  }

  private static Refusal malformed(JsonProcessingException e, String code, String detail) {
    String pointer = "";
    if (e.getProcessor() instanceof JsonParser parser) {
      pointer = parser.getParsingContext().pathAsPointer().toString();
    }
    return refuse(FieldError.at(pointer, code, detail));
  }

  private static String code(JsonProcessingException e) {
    @Nullable String message = e.getOriginalMessage();
    return message != null && message.startsWith("Duplicate")
        ? "duplicate_field"
        : "malformed_json";
  }

  private static String place(JacksonException e) {
    var location = e.getLocation();
    return location == null
        ? ""
        : " at line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
  }

  private static Refusal refuse(FieldError error) {
    return new Refusal(CommonProblem.INVALID_REQUEST, "1 field is invalid.", List.of(error));
  }

  /** A JSON pointer (RFC 6901) to where the reader was. */
  private static String pointer(List<JsonMappingException.Reference> path) {
    return path.stream()
        .map(
            step ->
                step.getFieldName() == null
                    ? "/" + step.getIndex()
                    : "/" + step.getFieldName().replace("~", "~0").replace("/", "~1"))
        .collect(Collectors.joining());
  }
}
