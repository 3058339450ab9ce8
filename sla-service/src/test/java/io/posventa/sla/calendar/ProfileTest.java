package io.posventa.sla.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.posventa.platform.tenant.TenantKey;
import io.posventa.sla.calendar.VendorProfile.DayOff;
import io.posventa.sla.ladder.Policies;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What calendars take from vendors, marketplaces and countries. */
class ProfileTest {
  private static final LocalDate NEW_YEAR = LocalDate.parse("2026-01-01");
  private static final ContentColumn COLUMN = new ContentColumn();

  @Test
  void aMarketplaceWithATestClockIsNotLiveAndOneWithoutAZoneIsInUtc() {
    assertThat(marketplace(null, null).isLive()).isTrue();
    assertThat(marketplace(null, "clock_1").isLive()).isFalse();
    assertThat(marketplace("Europe/Madrid", null).zone()).isEqualTo(ZoneId.of("Europe/Madrid"));
    assertThat(marketplace(null, null).zone()).isEqualTo(ZoneOffset.UTC);
  }

  @Test
  void aVendorsZoneIsTheOneInEffect() {
    assertThat(vendor("America/Lima", "Europe/Madrid").zone()).contains(ZoneId.of("America/Lima"));
    assertThat(vendor(null, "Europe/Madrid").zone()).contains(ZoneId.of("Europe/Madrid"));
    assertThat(vendor(null, null).zone()).isEmpty();
  }

  @Test
  void aVendorsOwnDaysOffNeedNoName() {
    assertThat(vendor(null, null, new DayOff(NEW_YEAR, Optional.of("Stocktaking"))).ownHolidays())
        .containsExactly(new Holiday(NEW_YEAR, "Stocktaking", "own"));
    assertThat(vendor(null, null, new DayOff(NEW_YEAR, Optional.empty())).ownHolidays())
        .containsExactly(new Holiday(NEW_YEAR, "", "own"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ zone: marketplace, holidays: [{ country: ES }] } | true",
        "{ zone: Europe/Madrid } | true",
        "{ zone: vendor, holidays: [{ country: ES }] } | false",
        "{ zone: marketplace, holidays: [{ country: ES }, own] } | false",
        "{ zone: marketplace, holidays: [country] } | false"
      })
  void aCalendarIsSharedWhenNothingInItIsAVendors(String yaml, boolean shared) {
    assertThat(CalendarDefinition.parse(Policies.yaml(yaml)).isShared()).isEqualTo(shared);
  }

  @Test
  void holidaysOfNobodyAreRefused() {
    assertThatThrownBy(
            () -> CalendarDefinition.parse(Policies.yaml("{ zone: UTC, holidays: [mine] }")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void publicHolidaysComeInOrderWithinTheDaysAskedForAndNameTheirPlace() {
    var last = NEW_YEAR.plusYears(2);

    var days = PublicHolidays.of("ES", Optional.of("MD"), NEW_YEAR, last);

    assertThat(days).extracting(Holiday::date).isSorted().contains(NEW_YEAR);
    assertThat(days).allMatch(day -> !day.date().isBefore(NEW_YEAR) && !day.date().isAfter(last));
    assertThat(days).extracting(Holiday::source).containsOnly("ES-MD");
    assertThat(days.getFirst().name()).isNotBlank();
  }

  @Test
  void whatIsStoredOfACalendarIsReadAgainAndWordsOfLaterVersionsArePassedOver() {
    var content = content("America/Lima");

    var json = COLUMN.convertToDatabaseColumn(content);

    assertThat(COLUMN.convertToEntityAttribute(json)).isEqualTo(content);
    assertThat(COLUMN.convertToEntityAttribute("{\"later\":1," + json.substring(1)))
        .isEqualTo(content);
    assertThatThrownBy(() -> COLUMN.convertToEntityAttribute("{"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aCalendarChangesWhenItSaysSomethingElse() {
    var later = Instant.parse("2026-01-06T10:00:00Z");
    var key = new TenantKey("mkt_1", "calendar_1");
    var vendor = Optional.of("vendor_1");
    var calendar = new Calendar(key, "vendor", vendor, content("America/Lima"), Instant.EPOCH);

    calendar.become(content("America/Lima"), later);
    assertThat(calendar.updatedAt).isEqualTo(Instant.EPOCH);

    calendar.become(content("Europe/Madrid"), later);
    assertThat(calendar.updatedAt).isEqualTo(later);
    assertThat(calendar.content.zone()).isEqualTo("Europe/Madrid");
    assertThat(calendar.createdAt).isEqualTo(Instant.EPOCH);
  }

  private static CalendarContent content(String zone) {
    var definition =
        CalendarDefinition.parse(
            Policies.yaml(
                "{ zone: vendor, weekend: [sunday], hours: { monday: [['09:00', '24:00']] },"
                    + " holidays: [own, country, { country: ES, region: md }] }"));
    var own = new Holiday(NEW_YEAR, "Stocktaking", "own");
    var id = ZoneId.of(zone);
    return CalendarContent.of(definition, new Profile(id, id, Optional.of("PE"), List.of(own)));
  }

  private static MarketplaceProfile marketplace(@Nullable String zone, @Nullable String clock) {
    return new MarketplaceProfile(
        "mkt_1", Optional.ofNullable(zone), Optional.ofNullable(clock), Optional.empty());
  }

  private static VendorProfile vendor(
      @Nullable String effective, @Nullable String zone, DayOff... holidays) {
    return new VendorProfile(
        "vendor_1",
        Optional.ofNullable(effective),
        Optional.ofNullable(zone),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(List.of(holidays)));
  }
}
