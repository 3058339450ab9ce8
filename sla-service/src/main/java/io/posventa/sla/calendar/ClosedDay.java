package io.posventa.sla.calendar;

import java.time.LocalDate;
import java.util.Optional;

/** Why a local day is closed; a holiday says its name and who named it. */
public record ClosedDay(
    LocalDate date, Reason reason, Optional<String> name, Optional<String> source) {

  /** A holiday on a weekend day is a weekend day. */
  public enum Reason {
    WEEKEND,
    HOLIDAY
  }

  static ClosedDay weekend(LocalDate date) {
    return new ClosedDay(date, Reason.WEEKEND, Optional.empty(), Optional.empty());
  }

  static ClosedDay holiday(Holiday holiday) {
    return new ClosedDay(
        holiday.date(), Reason.HOLIDAY, Optional.of(holiday.name()), Optional.of(holiday.source()));
  }
}
