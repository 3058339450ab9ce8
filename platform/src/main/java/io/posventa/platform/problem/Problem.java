package io.posventa.platform.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/** RFC 9457, with the members that this API adds. */
public record Problem(
    String type,
    String code,
    String title,
    int status,
    String detail,
    String instance,
    String requestId,
    boolean retryable,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors) {

  public static final String MEDIA_TYPE = "application/problem+json";

  private static final String TYPES = "https://errors.posventa.example/";

  public Problem {
    errors = List.copyOf(errors);
  }

  /** What the refusal looks like to whoever asked for {@code instance}. */
  public static Problem of(Refusal refusal, String instance, String requestId) {
    ProblemType type = refusal.problem();
    return new Problem(
        TYPES + type.code(),
        type.code(),
        type.title(),
        type.status(),
        refusal.detail(),
        instance,
        requestId,
        type.retryable(),
        refusal.errors());
  }
}
