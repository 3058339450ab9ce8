package io.posventa.platform.http;

import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;

/** What Quarkus, RESTEasy and Vert.x refuse by themselves, in our words. */
final class FrameworkRefusals {
  private FrameworkRefusals() {}

  static Refusal of(int status) {
    return switch (status) {
      case 400 -> refuse(CommonProblem.INVALID_REQUEST, "The request cannot be read.");
      case 401 -> refuse(CommonProblem.UNAUTHENTICATED, "A valid credential is needed.");
      case 403 -> refuse(CommonProblem.FORBIDDEN, "You may not do this.");
      case 404 -> refuse(CommonProblem.NOT_FOUND, "There is nothing here.");
      case 405 -> refuse(CommonProblem.METHOD_NOT_ALLOWED, "This route has other methods.");
      case 406 -> refuse(CommonProblem.NOT_ACCEPTABLE, "The answer is application/json.");
      case 413 -> refuse(CommonProblem.PAYLOAD_TOO_LARGE, "The body is too large.");
      case 414 -> refuse(CommonProblem.URI_TOO_LONG, "The address is too long.");
      case 415 ->
          refuse(CommonProblem.UNSUPPORTED_MEDIA_TYPE, "The body must be application/json.");
      case 429 -> refuse(CommonProblem.RATE_LIMITED, "Slow down.");
      case 431 -> refuse(CommonProblem.HEADERS_TOO_LARGE, "The headers are too large.");
      case 502 -> refuse(CommonProblem.UPSTREAM_FAILED, "Another service failed.");
      case 503 -> refuse(CommonProblem.UNAVAILABLE, "Try again.");
      case 504 -> refuse(CommonProblem.UPSTREAM_TIMEOUT, "Another service took too long.");
      default ->
          refuse(CommonProblem.INTERNAL, "Something went wrong here. The request_id names it.");
    };
  }

  private static Refusal refuse(CommonProblem problem, String detail) {
    return new Refusal(problem, detail);
  }
}
