package io.posventa.platform.problem;

/** The refusals that no feature owns. */
public enum CommonProblem implements ProblemType {
  INVALID_REQUEST(400, "Invalid request"),
  INVALID_CURSOR(400, "Invalid cursor"),
  IDEMPOTENCY_KEY_MISSING(400, "Idempotency key missing"),
  UNAUTHENTICATED(401, "Not authenticated"),
  FORBIDDEN(403, "Forbidden"),
  NOT_FOUND(404, "Not found"),
  METHOD_NOT_ALLOWED(405, "Method not allowed"),
  NOT_ACCEPTABLE(406, "Not acceptable"),
  INVALID_TRANSITION(409, "Not possible in this state"),
  IDEMPOTENCY_IN_PROGRESS(409, "The first request with this key is still running", true),
  CLOCK_ADVANCING(409, "The marketplace's test clock is advancing", true),
  CURSOR_EXPIRED(410, "Cursor expired"),
  VERSION_MISMATCH(412, "Changed by someone else"),
  PAYLOAD_TOO_LARGE(413, "Payload too large"),
  URI_TOO_LONG(414, "Address too long"),
  UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),
  IDEMPOTENCY_KEY_REUSED(422, "Idempotency key used for another request"),
  RULE_VIOLATED(422, "A rule forbids this"),
  VERSION_REQUIRED(428, "Version required"),
  RATE_LIMITED(429, "Too many requests"),
  QUOTA_EXCEEDED(429, "Quota exceeded"),
  HEADERS_TOO_LARGE(431, "Headers too large"),
  INTERNAL(500, "Internal error"),
  UPSTREAM_FAILED(502, "Upstream failed"),
  UNAVAILABLE(503, "Unavailable"),
  UPSTREAM_TIMEOUT(504, "Upstream timed out");

  private final int status;
  private final String title;
  private final boolean again;

  CommonProblem(int status, String title) {
    this(status, title, false);
  }

  CommonProblem(int status, String title, boolean again) {
    this.status = status;
    this.title = title;
    this.again = again;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public boolean retryable() {
    return again || ProblemType.super.retryable();
  }
}
