package io.posventa.platform.json;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Values as they are spelled outside of bodies: in queries and headers. */
public final class WireText {
  private WireText() {}

  /** Whether the text is a value of the type; types that are not known here take any. */
  public static boolean isA(Class<?> type, String text) {
    try {
      var unused = read(type, text);
      return Text.isStorable(text);
    } catch (DateTimeException | IllegalArgumentException e) {
      return false;
    }
  }

  /**
   * The value that the text spells; the text itself for types that are not known here.
   *
   * @throws IllegalArgumentException or {@link DateTimeException} when it spells none
   */
  public static Object read(Class<?> type, String text) {
    if (type.isEnum()) {
      return constant(type, text);
    }
    return switch (type.getName()) {
      case "int", "java.lang.Integer" -> Integer.valueOf(text);
      case "long", "java.lang.Long" -> Long.valueOf(text);
      case "boolean", "java.lang.Boolean" -> flag(text);
      case "java.time.Instant" -> instant(text);
      case "java.time.LocalDate" -> LocalDate.parse(text);
      case "java.time.Duration" -> Duration.parse(text);
      default -> text;
    };
  }

  /** Whether a database column can hold the text. */
  public static boolean isStorable(String text) {
    return Text.isStorable(text);
  }

  /** The type's name for people: "a whole number". */
  public static String describe(Class<?> type) {
    return Expected.by(type);
  }

  /** How an enum's constant is spelled. */
  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  static Instant instant(String text) {
    return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
  }

  private static Object constant(Class<?> type, String text) {
    for (@Nullable Object constant : type.getEnumConstants()) {
      if (of((Enum<?>) constant).equals(text)) {
        return constant;
      }
    }
    throw new IllegalArgumentException("no such constant");
  }

  private static boolean flag(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("neither true nor false");
    };
  }
}
