package io.posventa.platform.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Entity tags, what caches may do, and refusals that are kept under their key. */
@Provider
class ResponseFilter implements ContainerResponseFilter {
  private static final int CONFLICT = 409;
  private static final int UNPROCESSABLE = 422;

  private final ObjectMapper json;
  private final RoutingContext routing;
  private final WriteRequest write;
  private final Answers answers;

  ResponseFilter(ObjectMapper json, RoutingContext routing, WriteRequest write, Answers answers) {
    this.json = json;
    this.routing = routing;
    this.write = write;
    this.answers = answers;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    tag(request, response);
    var headers = response.getHeaders();
    headers.putSingle("X-Content-Type-Options", "nosniff");
    if (!headers.containsKey(HttpHeaders.CACHE_CONTROL)) {
      boolean tagged = headers.containsKey(HttpHeaders.ETAG) && response.getStatus() < 400;
      headers.putSingle(HttpHeaders.CACHE_CONTROL, tagged ? "private, no-cache" : "no-store");
    }
    keepRefusal(response);
  }

  private void tag(ContainerRequestContext request, ContainerResponseContext response) {
    if (!response.hasEntity() || response.getHeaders().containsKey(HttpHeaders.ETAG)) {
      return;
    }
    @Nullable String tag = tagOf(response.getEntity());
    if (tag == null) {
      return;
    }
    response.getHeaders().putSingle(HttpHeaders.ETAG, tag);
    if (request.getMethod().equals(HttpMethod.GET) && isKnown(request, tag)) {
      response.setStatusInfo(Response.Status.NOT_MODIFIED);
      response.setEntity(null);
    }
  }

  private @Nullable String tagOf(Object entity) {
    try {
      return Tags.of(entity, json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isKnown(ContainerRequestContext request, String tag) {
    @Nullable String known = request.getHeaderString(HttpHeaders.IF_NONE_MATCH);
    return known != null
        && Arrays.stream(known.split(",", -1))
            .map(String::strip)
            .map(each -> each.startsWith("W/") ? each.substring(2) : each)
            .anyMatch(each -> each.equals("*") || each.equals(tag));
  }

  /** Business refusals are answers too; those that may pass by waiting are not kept. */
  private void keepRefusal(ContainerResponseContext response) {
    int status = response.getStatus();
    if (status != CONFLICT && status != UNPROCESSABLE) {
      return;
    }
    var answered = ProblemResponses.Answered.in(routing);
    if (answered == null || !answered.isKept()) {
      return;
    }
    write
        .key()
        .ifPresent(
            key ->
                answers.keepRefusal(
                    key,
                    new Answers.Answer(
                        status,
                        Map.of(HttpHeaders.CONTENT_TYPE, ProblemResponses.TYPE),
                        answered.body())));
  }
}
