package io.posventa.platform.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.posventa.platform.database.DatabaseFailures;
import io.posventa.platform.json.JsonRefusals;
import io.posventa.platform.log.TemporaryFailure;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import io.smallrye.faulttolerance.api.RateLimitException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.ClientWebApplicationException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * The one place where failures become answers: ours, the framework's and the unforeseen alike. Each
 * is a problem with the request's id; what nobody foresaw is logged once under that id and told to
 * nobody else. Public, because the framework's generated callers live in another class loader when
 * a service is tested.
 */
@ApplicationScoped
public class ProblemMappers {
  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

  private final ProblemResponses problems;
  private final Routes routes;

  ProblemMappers(ProblemResponses problems, Routes routes) {
    this.problems = problems;
    this.routes = routes;
  }

  @ServerExceptionMapper
  public Response refusal(Refusal refusal) {
    return problems.of(refusal);
  }

  @ServerExceptionMapper
  public Response invalid(ConstraintViolationException e) {
    return problems.of(ViolationRefusals.of(e));
  }

  @ServerExceptionMapper
  public Response mismatched(MismatchedInputException e) {
    return problems.of(JsonRefusals.of(e));
  }

  /** Not the caller's fault: one of our types cannot be read or written at all. */
  @ServerExceptionMapper
  public Response undefined(InvalidDefinitionException e) {
    return unexpected(e);
  }

  @ServerExceptionMapper
  public Response malformed(JsonProcessingException e) {
    return problems.of(JsonRefusals.of(e));
  }

  @ServerExceptionMapper({NotFoundException.class, NotAllowedException.class})
  public Response route(WebApplicationException e, UriInfo uri) {
    return framework(e, uri);
  }

  @ServerExceptionMapper
  public Response framework(WebApplicationException e, UriInfo uri) {
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      switch (cause) {
        case Refusal refusal -> {
          return problems.of(refusal);
        }
        case JsonProcessingException json -> {
          return problems.of(JsonRefusals.of(json));
        }
        default -> {}
      }
    }
    var refusal = FrameworkRefusals.of(e.getResponse().getStatus());
    if (refusal.problem() == CommonProblem.INTERNAL) {
      return unexpected(e);
    }
    return problems.of(
        refusal.problem() == CommonProblem.METHOD_NOT_ALLOWED
            ? refusal.with(HttpHeaders.ALLOW, routes.allowed(uri.getPath()))
            : refusal);
  }

  @ServerExceptionMapper
  public Response later(TemporaryFailure e) {
    return problems.of(unavailable(e, "Something that this needs is down. Try again."));
  }

  /** Another service answered with a refusal that nobody expected. */
  @ServerExceptionMapper
  public Response upstream(ClientWebApplicationException e) {
    LOG.warnf("Another service answered unexpectedly: %s", e.getMessage());
    boolean down = e.getResponse().getStatus() == CommonProblem.UNAVAILABLE.status();
    return problems.of(
        down
            ? unavailable(e, "Another service is down. Try again.")
            : new Refusal(CommonProblem.UPSTREAM_FAILED, "Another service failed."));
  }

  @ServerExceptionMapper
  public Response unreachable(ProcessingException e) {
    if (e.getCause() instanceof JsonProcessingException) {
      LOG.error("Another service's answer cannot be read.", e);
      return problems.of(new Refusal(CommonProblem.UPSTREAM_FAILED, "Another service failed."));
    }
    return problems.of(unavailable(e, "Another service cannot be reached. Try again."));
  }

  @ServerExceptionMapper({FaultToleranceException.class, RateLimitException.class})
  public Response broken(RuntimeException e) {
    return problems.of(
        e instanceof TimeoutException
            ? new Refusal(CommonProblem.UPSTREAM_TIMEOUT, "Another service took too long.")
            : unavailable(e, "Another service is down. Try again."));
  }

  @ServerExceptionMapper
  public Response unexpected(Throwable e) {
    if (DatabaseFailures.isPassing(e)) {
      return problems.of(unavailable(e, "The database is busy. Try again."));
    }
    LOG.error("A request failed unexpectedly.", e);
    return problems.of(
        new Refusal(CommonProblem.INTERNAL, "Something went wrong here. The request_id names it."));
  }

  private static Refusal unavailable(Throwable e, String detail) {
    LOG.warnf("Answered 503: %s", e);
    return new Refusal(CommonProblem.UNAVAILABLE, detail).with(HttpHeaders.RETRY_AFTER, "1");
  }
}
