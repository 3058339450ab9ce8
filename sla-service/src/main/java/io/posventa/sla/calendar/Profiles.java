package io.posventa.sla.calendar;

import io.posventa.platform.ref.References;
import io.posventa.platform.tenant.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;

/** The vendors and the marketplace of the current tenant, from the copies that are kept here. */
@ApplicationScoped
public class Profiles {
  private final References references;
  private final Tenancy tenancy;

  Profiles(References references, Tenancy tenancy) {
    this.references = references;
    this.tenancy = tenancy;
  }

  /** Makes sure that both are here; call it outside of transactions. */
  public void require(String vendorId) {
    references.ensure("marketplace", tenancy.current());
    references.ensure("vendor", vendorId);
  }

  /** As the current transaction first read it. */
  public VendorProfile vendor(String id) {
    return references.remembered("vendor", id).orElseThrow().as(VendorProfile.class);
  }

  /** As the current transaction first read it. */
  public MarketplaceProfile marketplace() {
    return references
        .remembered("marketplace", tenancy.current())
        .orElseThrow()
        .as(MarketplaceProfile.class);
  }

  /** As of now: what is derived from it and kept must not be older than what derives it anew. */
  VendorProfile newestVendor(String id) {
    return references.find("vendor", id).orElseThrow().as(VendorProfile.class);
  }

  /** As of now, as above. */
  MarketplaceProfile newestMarketplace() {
    return references
        .find("marketplace", tenancy.current())
        .orElseThrow()
        .as(MarketplaceProfile.class);
  }

  /** What the vendor's calendars take their zone and holidays from. */
  public Profile profile(VendorProfile vendor, MarketplaceProfile marketplace) {
    return new Profile(
        vendor.zone().orElseGet(marketplace::zone),
        marketplace.zone(),
        vendor.country(),
        vendor.ownHolidays());
  }
}
