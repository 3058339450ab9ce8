package io.posventa.platform.http;

import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What fails before or beside the resources is a problem too. */
@ApplicationScoped
class VertxProblems {
  private static final Logger LOG = Logger.getLogger(VertxProblems.class);
  private static final int AFTER_REQUEST_IDS = 9_000;
  private static final int FROM = 400;
  private static final int TO = 599;

  private final ProblemResponses problems;
  private final long largestBody;
  private final long largestUpload;

  VertxProblems(ProblemResponses problems, HttpConfig config) {
    this.problems = problems;
    this.largestBody = config.maxBody().asLongValue();
    this.largestUpload = config.maxUpload().asLongValue();
  }

  void register(@Observes Filters filters) {
    filters.register(this::refuseLargeBody, AFTER_REQUEST_IDS);
  }

  void register(@Observes Router router) {
    router.route().order(Integer.MIN_VALUE).failureHandler(this::failed);
    for (int status = FROM; status <= TO; status++) {
      router.errorHandler(status, this::failed);
    }
  }

  /** A body that says how large it is need not be read. */
  private void refuseLargeBody(RoutingContext request) {
    @Nullable String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    long largest = isUpload(request) ? largestUpload : largestBody;
    if (length == null || !isPublic(request) || !isMoreThan(length, largest)) {
      request.next();
      return;
    }
    problems.send(
        request,
        new Refusal(CommonProblem.PAYLOAD_TOO_LARGE, "A body has " + largest + " bytes at most.")
            .with("Connection", "close"));
  }

  private static boolean isPublic(RoutingContext request) {
    return request.request().path().startsWith("/v1/");
  }

  private static boolean isUpload(RoutingContext request) {
    @Nullable String type = request.request().getHeader(HttpHeaders.CONTENT_TYPE);
    return type != null && type.startsWith("multipart/form-data");
  }

  private static boolean isMoreThan(String length, long most) {
    try {
      return Long.parseLong(length.strip()) > most;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private void failed(RoutingContext request) {
    @Nullable Throwable failure = request.failure();
    if (failure instanceof Refusal refusal) {
      problems.send(request, refusal);
      return;
    }
    var refusal = FrameworkRefusals.of(request.statusCode());
    if (refusal.problem() == CommonProblem.INTERNAL) {
      LOG.error("A request failed below the resources.", failure);
    }
    problems.send(request, refusal);
  }
}
