package io.posventa.e2e.bench.seed;

import com.fasterxml.jackson.databind.JsonNode;
import io.posventa.launcher.api.Api;
import io.posventa.launcher.api.ApiFailure;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Asks again where a cold suite was not quick enough. */
public final class Patient {
  private static final int TRIES = 10;

  private final Api api;

  public Patient(Api api) {
    this.api = api;
  }

  public JsonNode post(String path, Object body) {
    String key = UUID.randomUUID().toString();
    return again(() -> api.post(path, key, body));
  }

  public JsonNode put(String path, Object body) {
    return again(() -> api.put(path, body));
  }

  public JsonNode patch(String path, Map<String, ?> changes) {
    return again(() -> api.patch(path, changes));
  }

  private static JsonNode again(Supplier<JsonNode> request) {
    for (int left = TRIES; ; left--) {
      try {
        return request.get();
      } catch (ApiFailure e) {
        if (left == 0 || (e.status() < 500 && e.status() != 409)) {
          throw e;
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(1_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
