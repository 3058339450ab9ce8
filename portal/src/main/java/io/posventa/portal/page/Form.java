package io.posventa.portal.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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

  /** What came in: a key of the browser's own is none. */
  public static Form sent(String name, Map<String, String> values, @Nullable String key) {
    return new Form(
        name, values, Map.of(), Optional.empty(), List.of(), isKey(key) ? key : newKey());
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

  public Form with(List<Kept> files) {
    return new Form(name, values, errors, problem, files, key);
  }

  /** With this said beside the field. */
  public Form wrong(String field, String message) {
    var all = new LinkedHashMap<>(errors);
    all.put(field, message);
    return new Form(name, values, all, problem, kept, key);
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

  private static boolean isKey(@Nullable String key) {
    return key != null && key.matches("[0-9a-f-]{36}");
  }

  /** A field's id: unique on the page. */
  public String id(String field) {
    return name + "-" + field;
  }
}
