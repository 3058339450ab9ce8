package io.posventa.sla.calendar;

import io.posventa.platform.log.EventHandler;
import io.posventa.platform.log.IncomingEvent;
import io.posventa.platform.ref.References;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Calendars follow the vendor's profile and the marketplace's policy. */
@ApplicationScoped
class ProfileEvents implements EventHandler {
  private final CalendarService calendars;
  private final References references;

  ProfileEvents(CalendarService calendars, References references) {
    this.calendars = calendars;
    this.references = references;
  }

  @Override
  public Set<String> types() {
    return Set.of("vendor.*", "policy.activated");
  }

  @Override
  public void prepare(IncomingEvent event) {
    var marketplace = references.require("marketplace", event.marketplaceId());
    marketplace
        .as(MarketplaceProfile.class)
        .policy()
        .filter(id -> !event.subject().equals(id))
        .ifPresent(id -> references.require("policy", id));
  }

  @Override
  public void apply(IncomingEvent event) {
    if (event.type().startsWith("vendor.")) {
      calendars.refresh(event.read("vendor", VendorProfile.class));
    } else {
      calendars.refreshAll(event.data().path("policy").path("document"));
    }
  }
}
