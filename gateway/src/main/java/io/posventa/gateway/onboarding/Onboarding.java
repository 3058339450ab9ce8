package io.posventa.gateway.onboarding;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.posventa.gateway.apikey.ApiKeyView;
import io.posventa.gateway.apikey.ApiKeys;
import io.posventa.gateway.clock.TestClocks;
import io.posventa.gateway.marketplace.InMarketplace;
import io.posventa.gateway.marketplace.MarketplaceView;
import io.posventa.gateway.marketplace.Marketplaces;
import io.posventa.gateway.marketplace.NewMarketplace;
import io.posventa.gateway.policy.Policies;
import io.posventa.platform.http.Versioned;
import io.posventa.platform.id.Ids;
import io.posventa.platform.time.TenantClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes a marketplace whole in one transaction: itself, its policy, its clock, its first key. */
@ApplicationScoped
class Onboarding {
  private final Marketplaces marketplaces;
  private final InMarketplace inside;
  private final Policies policies;
  private final TestClocks clocks;
  private final ApiKeys keys;
  private final TenantClock tenantClock;
  private final Ids ids;

  Onboarding(
      Marketplaces marketplaces,
      InMarketplace inside,
      Policies policies,
      TestClocks clocks,
      ApiKeys keys,
      TenantClock tenantClock,
      Ids ids) {
    this.marketplaces = marketplaces;
    this.inside = inside;
    this.policies = policies;
    this.clocks = clocks;
    this.keys = keys;
    this.tenantClock = tenantClock;
    this.ids = ids;
  }

  /** A marketplace, and the key that is shown once. */
  record MarketplaceCreated(
      @JsonUnwrapped MarketplaceView marketplace, ApiKeyView.WithSecret operatorKey)
      implements Versioned {
    MarketplaceCreated withoutSecret() {
      return new MarketplaceCreated(marketplace, operatorKey.withoutSecret());
    }

    @Override
    public long version() {
      return marketplace.version();
    }
  }

  @Transactional
  MarketplaceCreated create(String id, NewMarketplace command) {
    marketplaces.refuseTaken(command.externalId());
    return inside.call(id, () -> createInside(command));
  }

  private MarketplaceCreated createInside(NewMarketplace command) {
    @Nullable String clockId = null;
    if (command.testClock() != null) {
      clockId = ids.next("clock");
      clocks.add(clockId, command.testClock().now());
    }
    Instant now = tenantClock.now();
    String policyId = ids.next("policy");
    policies.start(policyId, command.preset().name().toLowerCase(Locale.ROOT), now);
    var marketplace = marketplaces.add(command, clockId, policyId, now);
    return new MarketplaceCreated(marketplace, keys.first(marketplace));
  }
}
