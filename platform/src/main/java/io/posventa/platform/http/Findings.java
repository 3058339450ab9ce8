package io.posventa.platform.http;

import jakarta.validation.ConstraintViolation;
import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A stable word and a sentence for each constraint that can be broken. */
record Findings(String code, String detail) {

  static Findings of(ConstraintViolation<?> violation) {
    var constraint = violation.getConstraintDescriptor();
    var name = constraint.getAnnotation().annotationType().getSimpleName();
    Map<String, Object> attributes = constraint.getAttributes();
    return switch (name) {
      case "NotNull", "NotBlank", "NotEmpty" -> new Findings("required", "Must not be empty.");
      case "Null" -> new Findings("forbidden", "Must not be there.");
      case "Size" -> size(violation.getInvalidValue(), attributes);
      case "Min", "DecimalMin" -> range("At least " + attributes.get("value") + ".");
      case "Max", "DecimalMax" -> range("At most " + attributes.get("value") + ".");
      case "Positive" -> range("More than 0.");
      case "PositiveOrZero" -> range("At least 0.");
      case "Email" -> new Findings("invalid_email", "Not an e-mail address.");
      case "Pattern" -> new Findings("invalid_format", sentence(violation.getMessage()));
      default -> new Findings(snake(name), sentence(violation.getMessage()));
    };
  }

  private static Findings range(String detail) {
    return new Findings("out_of_range", detail);
  }

  private static Findings size(@Nullable Object value, Map<String, Object> attributes) {
    String unit = value instanceof CharSequence ? " characters." : " entries.";
    int least = (int) attributes.get("min");
    return sizeOf(value) < least
        ? new Findings("too_short", "At least " + least + unit)
        : new Findings("too_long", "At most " + attributes.get("max") + unit);
  }

  private static int sizeOf(@Nullable Object value) {
    return switch (value) {
      case CharSequence text -> text.length();
      case Collection<?> many -> many.size();
      case Map<?, ?> map -> map.size();
      case null -> 0;
      default -> Array.getLength(value);
    };
  }

  private static String sentence(String message) {
    String first = message.substring(0, 1).toUpperCase(Locale.ROOT) + message.substring(1);
    return first.endsWith(".") ? first : first + ".";
  }

  private static String snake(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }
}
