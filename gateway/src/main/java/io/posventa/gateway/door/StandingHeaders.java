package io.posventa.gateway.door;

import io.posventa.gateway.contract.ApiVersion;
import io.posventa.gateway.limit.Limits.Verdict;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** What every response of the public API carries, whoever wrote the rest of it. */
@ApplicationScoped
class StandingHeaders {
  private static final String VERDICT = StandingHeaders.class.getName();
  private static final int SEE_OTHER = 303;

  private final DoorConfig config;

  StandingHeaders(DoorConfig config) {
    this.config = config;
  }

  void promise(RoutingContext request) {
    request.addHeadersEndHandler(_ -> put(request));
  }

  /** Remembers how the limits stand that are nearest to this caller. */
  void note(RoutingContext request, Verdict verdict) {
    request.put(VERDICT, verdict);
  }

  private void put(RoutingContext request) {
    var headers = request.response().headers();
    @Nullable Verdict verdict = request.get(VERDICT);
    if (verdict != null) {
      headers.set("RateLimit-Policy", verdict.policy());
      headers.set("RateLimit", verdict.standing());
    }
    headers.set(ApiVersion.HEADER, ApiVersion.CURRENT);
    headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, config.allowedOrigin());
    headers.set("X-Content-Type-Options", "nosniff");
    if (!headers.contains(HttpHeaders.CACHE_CONTROL)) {
      headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
    }
    @Nullable String location = headers.get(HttpHeaders.LOCATION);
    if (location != null && request.response().getStatusCode() != SEE_OTHER) {
      headers.set(HttpHeaders.LOCATION, fromOutside(location));
    }
  }

  /**
   * Owners know the address that the gateway called, which is nobody else's business. Who is sent
   * elsewhere is sent to the address as it is.
   */
  private static String fromOutside(String location) {
    int path = location.indexOf("/v1/");
    return path < 0 ? location : location.substring(path);
  }
}
