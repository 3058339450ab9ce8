package io.posventa.e2e.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * What came back: nothing is thrown for a refusal, since refusals are what many tests are about.
 */
public record Answer(String request, int status, HttpHeaders headers, String text) {

  /** Fails when it is another status, and shows what came instead. */
  public Answer expect(int expected) {
    if (status != expected) {
      throw new AssertionError(
          "%s: expected %d, got %d %s".formatted(request, expected, status, text));
    }
    return this;
  }

  public JsonNode json() {
    return text.isBlank() ? MissingNode.getInstance() : Json.read(text);
  }

  public <T> T as(Class<T> type) {
    return Json.as(json(), type);
  }

  /** The rows of a list. */
  public List<JsonNode> data() {
    return StreamSupport.stream(json().path("data").spliterator(), false).toList();
  }

  public <T> List<T> data(Class<T> type) {
    return data().stream().map(row -> Json.as(row, type)).toList();
  }

  public String header(String name) {
    return headers.firstValue(name).orElse("");
  }

  /** The stable word of a problem; empty where it is none. */
  public String code() {
    return header("Content-Type").contains("json") ? json().path("code").asText() : "";
  }
}
