package io.posventa.portal.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The API refused, or could not be reached. Pages branch on the code. */
public final class ApiProblem extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** One field that was refused; the pointer is a JSON pointer into the request. */
  public record Field(String pointer, String code, String detail) {}

  private final int status;
  private final String code;
  private final String detail;
  private final transient List<Field> fields;
  private final @Nullable String requestId;

  public ApiProblem(
      int status, String code, String detail, List<Field> fields, @Nullable String requestId) {
    super(status + " " + code);
    this.status = status;
    this.code = code;
    this.detail = detail;
    this.fields = List.copyOf(fields);
    this.requestId = requestId;
  }

  static ApiProblem unavailable() {
    return new ApiProblem(503, "unavailable", "", List.of(), null);
  }

  public int status() {
    return status;
  }

  public String code() {
    return code;
  }

  public String detail() {
    return detail;
  }

  public List<Field> fields() {
    return fields;
  }

  /** What support can look the failure up by. */
  public @Nullable String requestId() {
    return requestId;
  }

  /** Whether the very same request may succeed later: it keeps its idempotency key. */
  public boolean mayPass() {
    return status >= 500
        || status == 429
        || code.equals("idempotency-in-progress")
        || code.equals("clock-advancing");
  }
}
