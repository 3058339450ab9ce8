package io.posventa.gateway.door;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;

/** What anybody may read: the contract, the page that shows it, and the probes. */
final class OpenPaths {
  private static final Set<String> FILES =
      Set.of("/openapi.yaml", "/openapi.json", "/docs", "/q/health", "/favicon.ico");

  private OpenPaths() {}

  static boolean contain(RoutingContext request) {
    HttpMethod method = request.request().method();
    if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
      return false;
    }
    String path = request.normalizedPath();
    return FILES.contains(path) || path.startsWith("/docs/") || path.startsWith("/q/");
  }
}
