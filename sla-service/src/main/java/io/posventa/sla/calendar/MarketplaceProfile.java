package io.posventa.sla.calendar;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** What timers read of a marketplace. */
public record MarketplaceProfile(
    String id, Optional<String> timeZone, Optional<String> testClock, Optional<String> policy) {

  /** A live marketplace's steps fire by themselves; a test clock's when the clock is moved. */
  public boolean isLive() {
    return testClock.isEmpty();
  }

  ZoneId zone() {
    return timeZone.map(ZoneId::of).orElse(ZoneOffset.UTC);
  }
}
