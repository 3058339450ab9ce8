package io.posventa.launcher.payment;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Form-encoded parameters, sorted by name, so that equal requests have equal fingerprints. */
record Form(Map<String, String> fields) {

  static Form parse(@Nullable String text) {
    var fields = new TreeMap<String, String>();
    for (var pair : (text == null ? "" : text).split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        fields.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
    return new Form(fields);
  }

  Optional<String> get(String name) {
    return Optional.ofNullable(fields.get(name)).filter(value -> !value.isEmpty());
  }

  Optional<Long> number(String name) {
    return get(name).map(text -> parseNumber(name, text));
  }

  /** The fields of {@code metadata[…]}. */
  Map<String, String> metadata() {
    var metadata = new TreeMap<String, String>();
    fields.forEach(
        (name, value) -> {
          if (name.startsWith("metadata[") && name.endsWith("]")) {
            metadata.put(name.substring("metadata[".length(), name.length() - 1), value);
          }
        });
    return metadata;
  }

  private static long parseNumber(String name, String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw StripeError.badParameter("parameter_invalid_integer", "Invalid integer: " + name);
    }
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
