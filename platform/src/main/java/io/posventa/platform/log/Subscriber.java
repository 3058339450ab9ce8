package io.posventa.platform.log;

import io.posventa.platform.identity.InternalIdentity;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/** The door of another service for our events. The relay is its retry and its breaker. */
final class Subscriber {
  private static final int OK = 200;

  private final URI events;
  private final HttpClient http;
  private final InternalIdentity identity;
  private final CloudEvents format;
  private final Duration timeout;

  Subscriber(
      URI base, HttpClient http, InternalIdentity identity, CloudEvents format, Duration timeout) {
    this.events = base.resolve("/internal/events");
    this.http = http;
    this.identity = identity;
    this.format = format;
    this.timeout = timeout;
  }

  /** Returns when the subscriber has committed the effect of each of them, or parked it. */
  void deliver(List<LogCursors.Row> rows) {
    var request =
        HttpRequest.newBuilder(events)
            .timeout(timeout)
            .header("Content-Type", CloudEvents.BATCH)
            .header(InternalIdentity.HEADER, identity.system())
            .POST(HttpRequest.BodyPublishers.ofString(format.batch(rows)))
            .build();
    try {
      var response = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != OK) {
        throw new TemporaryFailure(
            events + " answered " + response.statusCode() + ": " + response.body());
      }
    } catch (IOException e) {
      throw new TemporaryFailure(events + " cannot be reached: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TemporaryFailure("The relay is stopping.", e);
    }
  }
}
