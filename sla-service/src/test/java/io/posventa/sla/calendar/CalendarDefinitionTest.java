package io.posventa.sla.calendar;

import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.posventa.platform.test.Requirement;
import io.posventa.sla.ladder.Policies;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CalendarDefinitionTest {
  private static final LocalDate NEW_YEAR = LocalDate.parse("2026-01-01");
  private static final Profile VENDOR =
      new Profile(
          ZoneId.of("America/New_York"),
          ZoneId.of("Europe/Madrid"),
          Optional.of("US"),
          List.of(new Holiday(LocalDate.parse("2026-05-15"), "Company day", "own")));

  @Test
  void holidaysComeFromTheSourcesThatThePolicyNames() {
    var calendar =
        calendar(
            "{ zone: vendor, weekend: [saturday, sunday],"
                + " holidays: [own, country, { country: ES, region: md }] }");

    assertThat(calendar.closed(LocalDate.parse("2026-05-15")).orElseThrow().source())
        .contains("own");
    assertThat(calendar.closed(LocalDate.parse("2026-11-26")).orElseThrow().source())
        .contains("US");
    assertThat(calendar.closed(LocalDate.parse("2026-10-12")).orElseThrow().name()).isPresent();
    assertThat(calendar.holidays().get(LocalDate.parse("2026-05-02")).source()).isEqualTo("ES-md");
    assertThat(calendar.zone()).isEqualTo(ZoneId.of("America/New_York"));
    assertThat(calendar.weekend()).containsExactlyInAnyOrder(SATURDAY, SUNDAY);
  }

  @Test
  @Requirement("PC-37")
  void aMarketplacesCalendarHasItsZoneAndNoVendorsHolidays() {
    var calendar =
        calendar("{ zone: marketplace, weekend: [sunday], holidays: [{ country: ES }] }");

    assertThat(calendar.zone()).isEqualTo(ZoneId.of("Europe/Madrid"));
    assertThat(calendar.closed(LocalDate.parse("2026-05-15"))).isEmpty();
    assertThat(calendar.closed(LocalDate.parse("2026-01-06")).orElseThrow().reason())
        .isEqualTo(ClosedDay.Reason.HOLIDAY);
  }

  @Test
  void withoutASourceThereAreNoHolidays() {
    var calendar = calendar("{ zone: vendor, weekend: [saturday, sunday], holidays: [] }");

    assertThat(calendar.holidays()).isEmpty();
  }

  @Test
  void aCountryThatTheLibraryDoesNotKnowHasNoHolidays() {
    assertThat(PublicHolidays.of("QQ", Optional.empty(), NEW_YEAR, NEW_YEAR.plusYears(1)))
        .isEmpty();
  }

  @Test
  void hoursAreReadWithAnEndAtMidnight() {
    var calendar =
        calendar(
            "{ zone: UTC, weekend: [], hours: { monday: [['09:00', '13:00'], ['15:00', '24:00']] } }");

    assertThat(calendar.hoursOf(LocalDate.parse("2026-01-05"))).hasSize(2);
    assertThat(calendar.hoursOf(LocalDate.parse("2026-01-06"))).isEmpty();
    assertThat(CalendarData.of(calendar).toCalendar()).isEqualTo(calendar);
  }

  private static WorkCalendar calendar(String yaml) {
    return CalendarDefinition.parse(Policies.yaml(yaml))
        .resolve(VENDOR, NEW_YEAR, NEW_YEAR.plusYears(1));
  }
}
