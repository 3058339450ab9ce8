package io.posventa.launcher.payment;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A refusal in the protocol's form. Those of bad parameters are not kept under an idempotency key,
 * as with the original.
 */
final class StripeError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String kind;
  private final @Nullable String code;
  private final boolean kept;

  private StripeError(
      int status, String kind, @Nullable String code, boolean kept, String message) {
    super(message, null, false, false);
    this.status = status;
    this.kind = kind;
    this.code = code;
    this.kept = kept;
  }

  static StripeError badParameter(String code, String message) {
    return new StripeError(400, "invalid_request_error", code, false, message);
  }

  static StripeError unauthorized() {
    return new StripeError(
        401, "invalid_request_error", null, false, "You did not provide an API key.");
  }

  static StripeError missing(String what, String id) {
    return new StripeError(
        404,
        "invalid_request_error",
        "resource_missing",
        false,
        "No such " + what + ": '" + id + "'");
  }

  static StripeError refused(String code, String message) {
    return new StripeError(400, "invalid_request_error", code, true, message);
  }

  static StripeError declined(boolean kept) {
    return new StripeError(402, "card_error", "card_declined", kept, "The refund was declined.");
  }

  static StripeError keyReused() {
    return new StripeError(
        400,
        "idempotency_error",
        null,
        false,
        "Keys for idempotent requests can only be used with the same parameters they were first used with.");
  }

  static StripeError keyInUse() {
    return new StripeError(
        409,
        "idempotency_error",
        "idempotency_key_in_use",
        false,
        "There is currently another in-progress request using this key.");
  }

  static StripeError rateLimited() {
    return new StripeError(
        429, "invalid_request_error", "rate_limit", false, "Request rate limit exceeded.");
  }

  static StripeError internal(boolean kept) {
    return new StripeError(500, "api_error", null, kept, "An unexpected error occurred.");
  }

  int status() {
    return status;
  }

  boolean isKept() {
    return kept;
  }

  Map<String, Object> body() {
    var error = new LinkedHashMap<String, Object>();
    error.put("type", kind);
    if (code != null) {
      error.put("code", code);
    }
    error.put("message", String.valueOf(getMessage()));
    return Map.of("error", error);
  }
}
