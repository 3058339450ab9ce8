package io.posventa.platform.request;

import io.posventa.platform.id.Ids;
import io.posventa.platform.id.TypeId;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * Gives each request its id before anything else happens to it: the response's header, the log
 * lines and the problems all show the same one.
 */
@ApplicationScoped
public class RequestIds {
  public static final String HEADER = "Request-Id";
  public static final String PREFIX = "req";

  private static final String KEY = RequestIds.class.getName();
  private static final int FIRST = 10_000;
  private static final int LONGEST_CLIENT_ID = 128;

  private final Ids ids;
  private final RequestConfig config;

  RequestIds(Ids ids, RequestConfig config) {
    this.ids = ids;
    this.config = config;
  }

  /** The id of a request that went through this service's door. */
  public static String of(RoutingContext request) {
    @Nullable String id = request.get(KEY);
    return id == null ? "" : id;
  }

  void register(@Observes Filters filters) {
    filters.register(this::begin, FIRST);
  }

  private void begin(RoutingContext context) {
    give(context);
    context.next();
  }

  /** Gives the request its id, unless it has one. */
  public void give(RoutingContext context) {
    if (!of(context).isEmpty()) {
      return;
    }
    String id = idOf(context.request());
    context.put(KEY, id);
    context.response().putHeader(HEADER, id);
    MDC.put("request_id", id);
    @Nullable String told = context.request().getHeader("X-Request-Id");
    if (told != null) {
      MDC.put("client_request_id", printable(told));
    }
  }

  private String idOf(HttpServerRequest request) {
    @Nullable String told = request.getHeader(HEADER);
    return config.trustId() && told != null && TypeId.isValid(PREFIX, told)
        ? told
        : ids.next(PREFIX);
  }

  private static String printable(String text) {
    String plain = text.replaceAll("[^!-~]", "?");
    return plain.substring(0, Math.min(plain.length(), LONGEST_CLIENT_ID));
  }
}
