package io.posventa.sla.calendar;

import com.fasterxml.jackson.databind.JsonNode;
import io.posventa.platform.id.Ids;
import io.posventa.platform.page.Slice;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import io.posventa.platform.ref.References;
import io.posventa.platform.tenant.Tenancy;
import io.posventa.platform.tenant.TenantKey;
import io.posventa.platform.time.TenantClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keeps the calendars that can be looked at in step with policies and profiles. */
@ApplicationScoped
class CalendarService {
  private final CalendarRepository calendars;
  private final Profiles profiles;
  private final References references;
  private final Ids ids;
  private final TenantClock clock;
  private final Tenancy tenancy;

  CalendarService(
      CalendarRepository calendars,
      Profiles profiles,
      References references,
      Ids ids,
      TenantClock clock,
      Tenancy tenancy) {
    this.calendars = calendars;
    this.profiles = profiles;
    this.references = references;
    this.ids = ids;
    this.clock = clock;
    this.tenancy = tenancy;
  }

  @Transactional
  Calendar require(String id, Optional<String> vendor) {
    return calendars
        .findByIdOptional(new TenantKey(tenancy.current(), id))
        .filter(c -> c.vendorId == null || vendor.map(c.vendorId::equals).orElse(true))
        .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND, "No such calendar."));
  }

  @Transactional
  List<Calendar> page(@Nullable String vendor, Optional<String> scope, Slice slice) {
    return calendars.page(tenancy.current(), vendor, scope, slice);
  }

  /** A vendor's calendars, by the marketplace's policy of now. */
  @Transactional
  void refresh(VendorProfile vendor) {
    var marketplace = profiles.newestMarketplace();
    marketplace
        .policy()
        .flatMap(id -> references.find("policy", id))
        .ifPresent(policy -> refresh(marketplace, vendor, policy.data().path("document")));
  }

  /** All calendars of the marketplace, by a policy that has just become active. */
  @Transactional
  void refreshAll(JsonNode document) {
    var marketplace = profiles.newestMarketplace();
    var shared = new Profile(marketplace.zone(), marketplace.zone(), Optional.empty(), List.of());
    store(Optional.empty(), shared, definitions(document, CalendarDefinition::isShared));
    for (String vendor : calendars.vendors(tenancy.current())) {
      refresh(marketplace, profiles.newestVendor(vendor), document);
    }
  }

  private void refresh(MarketplaceProfile marketplace, VendorProfile vendor, JsonNode document) {
    store(
        Optional.of(vendor.id()),
        profiles.profile(vendor, marketplace),
        definitions(document, definition -> !definition.isShared()));
  }

  private void store(
      Optional<String> vendor, Profile profile, Map<String, CalendarDefinition> definitions) {
    var known =
        calendars.ofVendor(tenancy.current(), vendor).stream()
            .collect(Collectors.toMap(c -> c.name, Function.identity()));
    var now = clock.now();
    definitions.forEach(
        (name, definition) -> {
          var content = CalendarContent.of(definition, profile);
          var calendar = known.get(name);
          if (calendar == null) {
            var key = new TenantKey(tenancy.current(), ids.next("calendar"));
            calendars.persist(new Calendar(key, name, vendor, content, now));
          } else {
            calendar.become(content, now);
          }
        });
  }

  private static Map<String, CalendarDefinition> definitions(
      JsonNode document, Predicate<CalendarDefinition> wanted) {
    return document.path("calendars").properties().stream()
        .map(entry -> Map.entry(entry.getKey(), CalendarDefinition.parse(entry.getValue())))
        .filter(entry -> wanted.test(entry.getValue()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
