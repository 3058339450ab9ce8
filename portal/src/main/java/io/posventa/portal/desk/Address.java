package io.posventa.portal.desk;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** An address on this site, with those of its parameters that say something. */
public record Address(String path, String query) {

  public static Address of(String path) {
    return new Address(path, "");
  }

  public Address with(String name, String value) {
    if (value.isEmpty()) {
      return this;
    }
    String pair = name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    return new Address(path, query.isEmpty() ? pair : query + "&" + pair);
  }

  @Override
  public String toString() {
    return query.isEmpty() ? path : path + "?" + query;
  }
}
