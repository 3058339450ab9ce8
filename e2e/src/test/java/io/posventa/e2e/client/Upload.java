package io.posventa.e2e.client;

import java.util.Map;

/** A file as a browser's form sends it. */
public final class Upload {
  private static final String BOUNDARY = "posventa-e2e";

  /** What the Content-Type header of {@link #body} says. */
  public static final String TYPE = "multipart/form-data; boundary=" + BOUNDARY;

  private Upload() {}

  public static Answer send(Client who, String name, String content) {
    return who.send(
        "POST", "/v1/attachments", Map.of("Content-Type", TYPE), body("file", name, content));
  }

  public static String body(String part, String name, String content) {
    return """
        --%1$s\r
        Content-Disposition: form-data; name="%2$s"; filename="%3$s"\r
        Content-Type: application/octet-stream\r
        \r
        %4$s\r
        --%1$s--\r
        """
        .formatted(BOUNDARY, part, name, content);
  }
}
