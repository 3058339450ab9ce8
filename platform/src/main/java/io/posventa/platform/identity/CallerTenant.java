package io.posventa.platform.identity;

import io.posventa.platform.tenant.TenantSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** A request works for the marketplace of its credential, and of nothing else in it. */
@ApplicationScoped
class CallerTenant implements TenantSource {
  private final Caller caller;

  CallerTenant(Caller caller) {
    this.caller = caller;
  }

  @Override
  public Optional<String> marketplaceId() {
    return caller.isKnown() ? Optional.of(caller.marketplaceId()) : Optional.empty();
  }
}
