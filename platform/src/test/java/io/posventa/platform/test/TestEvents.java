package io.posventa.platform.test;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Events as another service's relay delivers them. */
public final class TestEvents {
  private TestEvents() {}

  /** One event of the wire, its correlation being its subject. */
  public static Map<String, Object> event(
      String source,
      String type,
      String marketplace,
      String subject,
      long version,
      Instant time,
      Map<String, ?> data) {
    var event = new HashMap<String, Object>();
    event.put("specversion", "1.0");
    event.put("id", "evt_" + UUID.randomUUID());
    event.put("source", source);
    event.put("type", type);
    event.put("marketplace", marketplace);
    event.put("subject", subject);
    event.put("version", version);
    event.put("position", 1);
    event.put("time", time.toString());
    event.put("correlation", subject);
    event.put("datacontenttype", "application/json");
    event.put("actor", Map.of("role", "system", "id", source));
    event.put("data", data);
    return event;
  }

  /** The same event as part of another case. */
  public static Map<String, Object> inCase(Map<String, Object> event, String correlation) {
    var copy = new HashMap<>(event);
    copy.put("correlation", correlation);
    return copy;
  }

  /** Delivers the batch and returns whatever the service answers. */
  @SafeVarargs
  public static Response deliver(Map<String, Object>... events) {
    String source = (String) events[0].get("source");
    return given()
        .header(TestIdentity.HEADER, TestIdentity.serviceToken(source, "platform"))
        .contentType("application/json")
        .body(Arrays.asList(events))
        .post("/internal/events");
  }
}
