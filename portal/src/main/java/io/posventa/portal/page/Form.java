package io.posventa.portal.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A form as it is shown: what was typed, what is wrong with it, and the key that makes sending it
 * twice harmless.
 *
 * @param name tells several forms of a page apart
 * @param errors by field, in the reader's words
 * @param problem what is wrong with the whole
 * @param kept files that were uploaded already and need not be chosen again
 */
public record Form(
    String name,
    Map<String, String> values,
    Map<String, String> errors,
    Optional<String> problem,
    List<Kept> kept,
    String key) {

  /** A file that is uploaded and waits for its message. */
  public record Kept(String id, String name) {
    /** As a hidden field carries it. */
    public String packed() {
      return id + " " + name;
    }

    public static Optional<Kept> unpack(String packed) {
      int space = packed.indexOf(' ');
      return space > 0 && packed.matches("att_[0-9a-z]{26} .{1,255}")
          ? Optional.of(new Kept(packed.substring(0, space), packed.substring(space + 1)))
          : Optional.empty();
    }
  }

  public Form {
    values = Map.copyOf(values);
    errors = new LinkedHashMap<>(errors);
    kept = List.copyOf(kept);
  }

  /** Nothing typed yet. */
  public static Form blank(String name) {
    return blank(name, Map.of());
  }

  public static Form blank(String name, Map<String, String> values) {
    return new Form(name, values, Map.of(), Optional.empty(), List.of(), newKey());
  }

  public static String newKey() {
    return UUID.randomUUID().toString();
  }

  public String value(String field) {
    return values.getOrDefault(field, "");
  }

  public boolean is(String field, String value) {
    return value(field).equals(value);
  }

  /** Empty where there is none. */
  public String error(String field) {
    return errors.getOrDefault(field, "");
  }

  public boolean failed() {
    return !errors.isEmpty() || problem.isPresent();
  }

  /** A field's id: unique on the page. */
  public String id(String field) {
    return name + "-" + field;
  }
}
