package io.posventa.platform.json;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The name of a type for people. */
final class Expected {
  private Expected() {}

  static String by(@Nullable Class<?> type) {
    if (type == null) {
      return "another type";
    }
    if (type.isEnum()) {
      return "one of "
          + Arrays.stream(type.getEnumConstants())
              .map(constant -> WireText.of((Enum<?>) constant))
              .collect(Collectors.joining(", "));
    }
    return switch (type.getName()) {
      case "java.lang.String" -> "a string";
      case "long", "int", "java.lang.Long", "java.lang.Integer" -> "a whole number in range";
      case "double", "java.math.BigDecimal", "java.lang.Double" -> "a number";
      case "boolean", "java.lang.Boolean" -> "true or false";
      case "java.time.Instant" -> "an RFC 3339 time such as 2026-03-01T08:00:00Z";
      case "java.time.LocalDate" -> "a date such as 2026-03-01";
      case "java.time.LocalTime" -> "a time of day such as 08:00";
      case "java.time.Duration" -> "an ISO 8601 duration such as PT24H";
      case "java.time.ZoneId" -> "an IANA time zone such as Europe/Madrid";
      case "java.net.URI" -> "a URI";
      default -> isMany(type) ? "an array" : "an object";
    };
  }

  private static boolean isMany(Class<?> type) {
    return Iterable.class.isAssignableFrom(type) || type.isArray();
  }
}
