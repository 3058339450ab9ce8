package io.posventa.gateway.apikey;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.posventa.platform.http.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A key as the API shows it. */
public record ApiKeyView(
    String id,
    String object,
    long version,
    Instant createdAt,
    Instant updatedAt,
    String name,
    ApiKey.Role role,
    List<String> scopes,
    Optional<String> vendor,
    String hint,
    Status status,
    Optional<Instant> expiresAt,
    Optional<Instant> revokedAt)
    implements Versioned {

  enum Status {
    ACTIVE,
    REVOKED,
    EXPIRED
  }

  /** With its secret: shown once, and {@code null} in an answer that is repeated. */
  public record WithSecret(
      @JsonUnwrapped ApiKeyView key,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String secret) {
    /** As it may be kept. */
    public WithSecret withoutSecret() {
      return new WithSecret(key, null);
    }

    @Override
    public String toString() {
      return "WithSecret[" + key.id() + "]";
    }
  }

  static ApiKeyView of(ApiKey k, Instant machineNow) {
    return new ApiKeyView(
        k.key.id(),
        "api_key",
        k.version,
        k.createdAt,
        k.updatedAt,
        k.name,
        k.role,
        k.scopes(),
        Optional.ofNullable(k.vendorId),
        k.hint,
        statusOf(k, machineNow),
        Optional.ofNullable(k.expiresAt),
        Optional.ofNullable(k.revokedAt));
  }

  private static Status statusOf(ApiKey k, Instant machineNow) {
    if (k.revokedAt != null) {
      return Status.REVOKED;
    }
    return k.expiresAt != null && !machineNow.isBefore(k.expiresAt)
        ? Status.EXPIRED
        : Status.ACTIVE;
  }
}
