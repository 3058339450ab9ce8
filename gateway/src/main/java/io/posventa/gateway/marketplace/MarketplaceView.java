package io.posventa.gateway.marketplace;

import io.posventa.platform.http.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A marketplace as the API and its events show it. */
public record MarketplaceView(
    String id,
    String object,
    long version,
    Instant createdAt,
    Instant updatedAt,
    Optional<String> externalId,
    String name,
    Preset preset,
    String locale,
    String timeZone,
    Optional<String> logoUrl,
    boolean live,
    Optional<String> testClock,
    List<String> supportDomains,
    String policy)
    implements Versioned {

  static MarketplaceView of(Marketplace m) {
    return new MarketplaceView(
        m.key.id(),
        "marketplace",
        m.version,
        m.createdAt,
        m.updatedAt,
        Optional.ofNullable(m.externalId),
        m.name,
        m.preset,
        m.locale,
        m.timeZone,
        Optional.ofNullable(m.logoUrl),
        m.live,
        Optional.ofNullable(m.clockId),
        m.supportDomains(),
        m.policyId);
  }
}
