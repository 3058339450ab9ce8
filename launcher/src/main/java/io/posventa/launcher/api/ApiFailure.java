package io.posventa.launcher.api;

import com.fasterxml.jackson.databind.JsonNode;

/** An answer that was not a success, with the problem that the API named. */
public final class ApiFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final String code;

  ApiFailure(String request, int status, JsonNode problem) {
    super(
        "%s was answered %d %s: %s (request %s)%s"
            .formatted(
                request,
                status,
                problem.path("code").asText("?"),
                problem.path("detail").asText("no detail"),
                problem.path("request_id").asText("?"),
                problem.has("errors") ? " " + problem.path("errors") : ""));
    this.status = status;
    this.code = problem.path("code").asText();
  }

  public int status() {
    return status;
  }

  /** The stable word that clients branch on. */
  public String code() {
    return code;
  }
}
