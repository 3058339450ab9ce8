package io.posventa.sla.calendar;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What a calendar takes from the vendor and the marketplace it is for. */
public record Profile(
    ZoneId vendorZone,
    ZoneId marketplaceZone,
    Optional<String> vendorCountry,
    List<Holiday> vendorHolidays) {}
