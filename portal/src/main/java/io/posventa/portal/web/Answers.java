package io.posventa.portal.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.Optional;

/**
 * Headers of every answer, and where a form may come from. Pages load nothing from elsewhere but
 * the marketplace's logo, run no script that is not a file of ours, and are kept by no cache.
 */
@ApplicationScoped
class Answers {
  private static final int BEFORE_ALL = 10_000;

  private final PortalConfig config;

  Answers(PortalConfig config) {
    this.config = config;
  }

  void install(@Observes Filters filters) {
    filters.register(this::guard, BEFORE_ALL);
  }

  private void guard(RoutingContext exchange) {
    protect(exchange);
    if (mayChange(exchange.request()) && !comesFromHere(exchange.request())) {
      exchange
          .response()
          .setStatusCode(403)
          .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
          .end("This form was sent from another site.");
      return;
    }
    exchange.next();
  }

  private void protect(RoutingContext exchange) {
    var headers = exchange.response().headers();
    headers.set("Content-Security-Policy", ContentPolicy.of(Optional.empty()));
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("X-Frame-Options", "DENY");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()");
    headers.set("X-Robots-Tag", "noindex, nofollow");
    if (!isAsset(exchange.request().path())) {
      headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
    }
    if (config.secure()) {
      headers.set("Strict-Transport-Security", "max-age=31536000");
    }
  }

  private static boolean isAsset(String path) {
    return path.startsWith("/assets/") || path.startsWith("/webjars/");
  }

  private static boolean mayChange(HttpServerRequest request) {
    return switch (request.method().name()) {
      case "GET", "HEAD", "OPTIONS" -> false;
      default -> true;
    };
  }

  /**
   * What the browser itself says of the sender. One that says nothing sends no cookie with another
   * site's form either (SameSite), and neither does a program that is no browser. With
   * Referrer-Policy no-referrer, our own forms have the origin {@code null}.
   */
  private static boolean comesFromHere(HttpServerRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      return site.equals("same-origin") || site.equals("none");
    }
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    return origin == null || origin.equals("null") || isHere(origin, request);
  }

  private static boolean isHere(String origin, HttpServerRequest request) {
    try {
      var authority = request.authority();
      return authority != null && authority.toString().equals(URI.create(origin).getAuthority());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
