package io.posventa.portal.web;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Between the moment in which this process says that it is not ready any more and the one in which
 * its door shuts, each answer asks its client to leave the connection. Else a request that comes
 * over a kept connection right when it is shut would fail, and its client could not know whether it
 * counted.
 */
@ApplicationScoped
class Farewell {
  private static final int BEFORE_ALL_ELSE = 20_000;

  private volatile boolean leaving;

  void leave(@Observes ShutdownDelayInitiatedEvent event) {
    leaving = true;
  }

  void register(@Observes Filters filters) {
    filters.register(this::tell, BEFORE_ALL_ELSE);
  }

  private void tell(RoutingContext request) {
    // HTTP/2 has a word of its own for it, which the server says when it shuts.
    if (leaving && request.request().version() != HttpVersion.HTTP_2) {
      request.addHeadersEndHandler(
          _ -> request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE));
    }
    request.next();
  }
}
