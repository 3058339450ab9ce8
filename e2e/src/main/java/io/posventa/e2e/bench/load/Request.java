package io.posventa.e2e.bench.load;

import java.nio.charset.StandardCharsets;

/** A request as it goes over the wire. */
public final class Request {
  private final StringBuilder head;
  private String body = "";

  private Request(String method, String path) {
    this.head =
        new StringBuilder(256)
            .append(method)
            .append(' ')
            .append(path)
            .append(" HTTP/1.1\r\nHost: localhost\r\n");
  }

  public static Request get(String path) {
    return new Request("GET", path);
  }

  /** One with a JSON body. */
  public static Request of(String method, String path, String json) {
    var request = new Request(method, path).with("Content-Type", "application/json");
    request.body = json;
    return request;
  }

  public Request with(String header, String value) {
    head.append(header).append(": ").append(value).append("\r\n");
    return this;
  }

  Request with(String line) {
    head.append(line).append("\r\n");
    return this;
  }

  public Request as(String key) {
    return with("Authorization", "Bearer " + key);
  }

  byte[] bytes() {
    var text = body.getBytes(StandardCharsets.UTF_8);
    if (text.length > 0) {
      with("Content-Length", Integer.toString(text.length));
    }
    var start = (head + "\r\n").getBytes(StandardCharsets.US_ASCII);
    var all = new byte[start.length + text.length];
    System.arraycopy(start, 0, all, 0, start.length);
    System.arraycopy(text, 0, all, start.length, text.length);
    return all;
  }
}
