package io.posventa.sla.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorkCalendarTest {
  private static final LocalDate MONDAY = LocalDate.parse("2026-01-05");
  private static final LocalDate TUESDAY = MONDAY.plusDays(1);
  private static final LocalDate SUNDAY = MONDAY.minusDays(1);
  private static final Interval MORNING = Interval.parse("09:00", "13:00");
  private static final WorkCalendar CALENDAR =
      WorkCalendar.of(
          ZoneId.of("Europe/Madrid"),
          Set.of(DayOfWeek.SUNDAY),
          List.of(
              new Holiday(SUNDAY, "On a Sunday", "own"),
              new Holiday(TUESDAY, "Epiphany", "own"),
              new Holiday(TUESDAY, "Epifanía", "ES")),
          Map.of(DayOfWeek.MONDAY, List.of(MORNING)));

  @Test
  void aDayIsClosedOnAWeekendOrAHolidayAndSaysWhy() {
    assertThat(CALENDAR.closed(MONDAY)).isEmpty();
    assertThat(CALENDAR.closed(TUESDAY))
        .contains(
            new ClosedDay(
                TUESDAY, ClosedDay.Reason.HOLIDAY, Optional.of("Epiphany"), Optional.of("own")));
  }

  @Test
  void aHolidayOnAWeekendDayIsAWeekendDay() {
    assertThat(CALENDAR.isWeekend(SUNDAY)).isTrue();
    assertThat(CALENDAR.isWeekend(TUESDAY)).isFalse();
    assertThat(CALENDAR.closed(SUNDAY))
        .contains(
            new ClosedDay(SUNDAY, ClosedDay.Reason.WEEKEND, Optional.empty(), Optional.empty()));
  }

  @Test
  void aDayWithoutHoursHasNoWorkingTime() {
    assertThat(CALENDAR.hoursOf(MONDAY)).containsExactly(MORNING);
    assertThat(CALENDAR.hoursOf(TUESDAY)).isEmpty();
  }

  @Test
  void withoutACalendarEveryDayIsOpenInUtc() {
    var always = WorkCalendar.always();

    assertThat(always.zone()).isEqualTo(ZoneOffset.UTC);
    assertThat(MONDAY.datesUntil(MONDAY.plusDays(366)).flatMap(d -> always.closed(d).stream()))
        .isEmpty();
  }

  /** A country may close for 13 of 14 days; years without an open day are a mistake. */
  @Test
  void aSearchForOpenDaysEndsAfterYearsWithTwentyDaysForEachThatCounts() {
    assertThat(WorkCalendar.limitFor(MONDAY, 0)).isEqualTo(MONDAY.plusDays(5_000));
    assertThat(WorkCalendar.limitFor(MONDAY, 100)).isEqualTo(MONDAY.plusDays(7_000));
  }

  @Test
  void anIntervalEndsAfterItBeginsOrAtTheNextMidnight() {
    assertThat(MORNING).isEqualTo(new Interval(LocalTime.of(9, 0), LocalTime.of(13, 0)));
    assertThat(MORNING.endsNextDay()).isFalse();
    assertThat(MORNING.endText()).isEqualTo("13:00");

    var evening = Interval.parse("18:00", "24:00");
    assertThat(evening.endsNextDay()).isTrue();
    assertThat(evening.endText()).isEqualTo("24:00");

    assertThatThrownBy(() -> Interval.parse("13:00", "09:00"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Interval.parse("13:00", "13:00"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aCalendarIsShownInTheWordsOfThePolicy() {
    var data = CalendarData.of(CALENDAR);

    assertThat(data)
        .isEqualTo(
            new CalendarData(
                "Europe/Madrid",
                List.of("sunday"),
                Map.of("monday", List.of(List.of("09:00", "13:00"))),
                List.of(
                    new Holiday(SUNDAY, "On a Sunday", "own"),
                    new Holiday(TUESDAY, "Epiphany", "own"))));
    assertThat(data.toCalendar()).isEqualTo(CALENDAR);
    assertThat(WorkingHours.list(data.hours()))
        .containsExactly(new WorkingHours("monday", "09:00", "13:00"));
  }

  @Test
  void aStretchOfACalendarHasTheHolidaysOfItsFirstAndLastDay() {
    assertThat(CalendarData.between(CALENDAR, SUNDAY, TUESDAY).holidays()).hasSize(2);
    assertThat(CalendarData.between(CALENDAR, MONDAY, TUESDAY).holidays()).hasSize(1);
    assertThat(CalendarData.between(CALENDAR, TUESDAY, TUESDAY).holidays()).hasSize(1);
    assertThat(CalendarData.between(CALENDAR, SUNDAY, MONDAY).holidays()).hasSize(1);
    assertThat(CalendarData.between(CALENDAR, TUESDAY, MONDAY).holidays()).isEmpty();
  }
}
