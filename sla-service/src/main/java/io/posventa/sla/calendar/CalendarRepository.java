package io.posventa.sla.calendar;

import io.posventa.platform.page.Slice;
import io.posventa.platform.tenant.TenantKey;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class CalendarRepository implements PanacheRepositoryBase<Calendar, TenantKey> {

  List<Calendar> ofVendor(String marketplace, Optional<String> vendor) {
    return vendor
        .map(v -> list("key.marketplaceId = ?1 and vendorId = ?2", marketplace, v))
        .orElseGet(() -> list("key.marketplaceId = ?1 and vendorId is null", marketplace));
  }

  List<String> vendors(String marketplace) {
    return find(
            "select distinct vendorId from Calendar where key.marketplaceId = ?1"
                + " and vendorId is not null",
            marketplace)
        .project(String.class)
        .list();
  }

  /** A vendor sees its own calendars and the shared ones. */
  List<Calendar> page(
      String marketplace, @Nullable String vendor, Optional<String> scope, Slice slice) {
    var text = new StringBuilder("key.marketplaceId = :marketplace");
    var parameters = Parameters.with("marketplace", marketplace);
    if (vendor != null) {
      text.append(" and vendorId = :vendor");
      parameters.and("vendor", vendor);
    }
    scope.ifPresent(
        own -> {
          text.append(" and (vendorId = :own or vendorId is null)");
          parameters.and("own", own);
        });
    slice
        .after()
        .ifPresent(
            last -> {
              text.append(" and key.id > :last");
              parameters.and("last", last.getFirst());
            });
    return find(text + " order by key.id", parameters).range(0, slice.limit()).list();
  }
}
