package io.posventa.platform.http;

import io.posventa.platform.identity.Caller;
import jakarta.annotation.Priority;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Answers a repeated request before any of its work: what the resource reads from others, or
 * refuses by now, must not stand between a caller and the answer that was given. A file is not read
 * yet here, so whether its request is repeated is seen by {@link Writes} once it is.
 */
@Provider
@Priority(Priorities.USER + 100)
class IdempotencyFilter implements ContainerRequestFilter {
  static final String REPLAYED = "Idempotency-Replayed";

  private static final Set<String> METHODS =
      Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);

  private final WriteRequest current;
  private final Caller caller;
  private final Answers answers;

  IdempotencyFilter(WriteRequest current, Caller caller, Answers answers) {
    this.current = current;
    this.caller = caller;
    this.answers = answers;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    @Nullable String given = request.getHeaderString(WriteKey.HEADER);
    if (given == null || !caller.isKnown() || !METHODS.contains(request.getMethod())) {
      return;
    }
    var uri = request.getUriInfo().getRequestUri();
    var key =
        WriteKey.of(
            given,
            caller.actorId(),
            request.getMethod(),
            uri.getRawPath(),
            uri.getRawQuery() == null ? "" : uri.getRawQuery(),
            BodyFilter.of(request));
    current.begin(key);
    if (!BodyFilter.isFile(request)) {
      answers.find(key).ifPresent(answer -> request.abortWith(replay(answer)));
    }
  }

  static Response replay(Answers.Answer answer) {
    var response = Response.status(answer.status()).header(REPLAYED, "true");
    answer.headers().forEach(response::header);
    if (answer.body() != null) {
      response.entity(answer.body());
      if (!answer.headers().containsKey("Content-Type")) {
        response.type(MediaType.APPLICATION_JSON);
      }
    }
    return response.build();
  }
}
