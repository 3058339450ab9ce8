package io.posventa.platform.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Problem;
import io.posventa.platform.problem.Refusal;
import io.posventa.platform.request.RequestIds;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Answers with problems, above and below JAX-RS. */
@ApplicationScoped
public class ProblemResponses {
  static final String TYPE = Problem.MEDIA_TYPE;

  private static final String ANSWERED = ProblemResponses.class.getName();

  private final ObjectMapper json;
  private final RoutingContext current;
  private final RequestIds requestIds;

  ProblemResponses(ObjectMapper json, RoutingContext current, RequestIds requestIds) {
    this.json = json;
    this.requestIds = requestIds;
    this.current = current;
  }

  /** The answer to the current request. */
  Response of(Refusal refusal) {
    var problem = problem(refusal, current);
    String body = write(problem);
    current.put(ANSWERED, new Answered(refusal, body));
    var response = Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(body);
    refusal.headers().forEach(response::header);
    return response.build();
  }

  /** Ends a request that no resource will see. */
  public void send(RoutingContext request, Refusal refusal) {
    requestIds.give(request);
    var problem = problem(refusal, request);
    var response = request.response();
    if (response.ended()) {
      return;
    }
    if (response.headWritten()) {
      response.reset();
      return;
    }
    response
        .setStatusCode(problem.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .putHeader("X-Content-Type-Options", "nosniff");
    refusal.headers().forEach(response::putHeader);
    response.end(write(problem));
  }

  /** The refusal that the current request was answered with. */
  record Answered(Refusal refusal, String body) {
    static @Nullable Answered in(RoutingContext request) {
      return request.get(ANSWERED);
    }

    /** Whether the same request gets the same refusal, whenever it comes again. */
    boolean isKept() {
      return !refusal.problem().retryable()
          && refusal.problem() != CommonProblem.IDEMPOTENCY_KEY_REUSED;
    }
  }

  private static Problem problem(Refusal refusal, RoutingContext request) {
    return Problem.of(refusal, request.request().path(), RequestIds.of(request));
  }

  private String write(Problem problem) {
    try {
      return json.writeValueAsString(problem);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
