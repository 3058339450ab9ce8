package io.posventa.gateway.link;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.posventa.platform.http.Live;
import io.posventa.platform.http.Versioned;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A link as the API shows it; its uses change without being changes of it. */
record LinkView(
    String id,
    String object,
    long version,
    Instant createdAt,
    Instant updatedAt,
    @JsonProperty("case") String caseId,
    Optional<String> order,
    CaseLink.Party party,
    Optional<String> vendor,
    Optional<String> locale,
    Optional<String> timeZone,
    Instant expiresAt,
    Optional<Instant> revokedAt,
    long uses,
    Optional<Instant> lastUsedAt)
    implements Live {

  /** With its token: shown once, and {@code null} in an answer that is repeated. */
  record WithToken(
      @JsonUnwrapped LinkView link,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String token,
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String url)
      implements Versioned {
    /** As it may be kept. */
    WithToken withoutToken() {
      return new WithToken(link, null, null);
    }

    @Override
    public long version() {
      return link.version();
    }

    @Override
    public String toString() {
      return "WithToken[" + link.id() + "]";
    }
  }

  static LinkView of(CaseLink l) {
    return new LinkView(
        l.key.id(),
        "link",
        l.version,
        l.createdAt,
        l.updatedAt,
        l.caseId,
        Optional.ofNullable(l.orderId),
        l.party,
        Optional.ofNullable(l.vendorId),
        Optional.ofNullable(l.locale),
        Optional.ofNullable(l.timeZone),
        l.expiresAt,
        Optional.ofNullable(l.revokedAt),
        l.uses,
        Optional.ofNullable(l.lastUsedAt));
  }
}
