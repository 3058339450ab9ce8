package io.posventa.gateway.marketplace;

import com.fasterxml.jackson.databind.JsonNode;
import io.posventa.gateway.merge.MergePatch;
import io.posventa.platform.http.IfMatch;
import io.posventa.platform.identity.Identity;
import io.posventa.platform.log.Change;
import io.posventa.platform.log.Outbox;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import io.posventa.platform.tenant.Tenancy;
import io.posventa.platform.time.TenantClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Each method is one transaction: a change and the event that announces it commit together. */
@ApplicationScoped
public class Marketplaces {
  private final MarketplaceRepository marketplaces;
  private final InMarketplace inside;
  private final Tenancy tenancy;
  private final TenantClock clock;
  private final Outbox outbox;
  private final IfMatch ifMatch;
  private final MergePatch patches;
  private final Event<ZoneChanged> zoneChanges;

  Marketplaces(
      MarketplaceRepository marketplaces,
      InMarketplace inside,
      Tenancy tenancy,
      TenantClock clock,
      Outbox outbox,
      IfMatch ifMatch,
      MergePatch patches,
      Event<ZoneChanged> zoneChanges) {
    this.marketplaces = marketplaces;
    this.inside = inside;
    this.tenancy = tenancy;
    this.clock = clock;
    this.outbox = outbox;
    this.ifMatch = ifMatch;
    this.patches = patches;
    this.zoneChanges = zoneChanges;
  }

  /** Adds the marketplace, as the marketplace itself. */
  @Transactional
  public MarketplaceView add(
      NewMarketplace command, @Nullable String clockId, String policyId, Instant now) {
    var marketplace = new Marketplace(tenancy.current(), command, clockId, policyId, now);
    marketplaces.persistAndFlush(marketplace);
    return announce("marketplace.created", marketplace);
  }

  /**
   * Refuses an external id that another marketplace has; for platform administrators, who see all.
   */
  @Transactional
  public void refuseTaken(@Nullable String externalId) {
    if (externalId != null && marketplaces.count("externalId", externalId) > 0) {
      throw Refusal.field(
          MarketplaceProblem.EXTERNAL_ID_TAKEN,
          "/external_id",
          "taken",
          "Another marketplace has this external id.");
    }
  }

  /** The current marketplace. */
  @Transactional
  public MarketplaceView current() {
    return MarketplaceView.of(marketplaces.require(tenancy.current()));
  }

  /** A marketplace that the caller may see: its own; a platform administrator any. */
  @Transactional
  public MarketplaceView read(String id) {
    requireVisible(id);
    return MarketplaceView.of(marketplaces.require(id));
  }

  /** For anybody: the marketplace of this id, or of {@code ext:} and its external id. */
  @Transactional
  public Optional<MarketplaceView> site(String reference) {
    return marketplaces.site(reference).map(MarketplaceView::of);
  }

  @Transactional
  List<MarketplaceView> after(String id, int limit) {
    return marketplaces.after(id, limit).stream().map(MarketplaceView::of).toList();
  }

  @Transactional
  MarketplaceView change(String id, JsonNode patch) {
    requireVisible(id);
    marketplaces.require(id);
    return inside.call(id, () -> changeInside(id, patch));
  }

  private MarketplaceView changeInside(String id, JsonNode patch) {
    var marketplace = marketplaces.lock(id);
    ifMatch.check(marketplace.version);
    var before = marketplace.settings();
    var after = patches.apply(before, patch, Settings.class);
    if (after.equals(before)) {
      return MarketplaceView.of(marketplace);
    }
    marketplace.change(after, clock.now());
    marketplaces.flush();
    var view = announce("marketplace.updated", marketplace);
    if (!after.timeZone().equals(before.timeZone())) {
      zoneChanges.fire(new ZoneChanged(id, after.timeZone()));
    }
    return view;
  }

  /** The marketplace follows another version of its policy from now on. */
  @Transactional
  public void follow(String policyId) {
    var marketplace = marketplaces.lock(tenancy.current());
    marketplace.follow(policyId, clock.now());
    marketplaces.flush();
    announce("marketplace.updated", marketplace);
  }

  /**
   * Makes sure that a path names the caller's own marketplace.
   *
   * @throws Refusal 404, whether or not there is one of that id
   */
  public void requireOwn(String id) {
    if (!id.equals(tenancy.current())) {
      throw new Refusal(CommonProblem.NOT_FOUND, "There is no such marketplace.");
    }
  }

  private void requireVisible(String id) {
    if (!tenancy.current().equals(Identity.PLATFORM)) {
      requireOwn(id);
    }
  }

  private MarketplaceView announce(String type, Marketplace marketplace) {
    var view = MarketplaceView.of(marketplace);
    outbox.append(
        new Change(
            type,
            view.id(),
            view.version(),
            view.updatedAt(),
            view.id(),
            Map.of("marketplace", view)));
    return view;
  }
}
