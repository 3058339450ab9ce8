package io.posventa.sla.calendar;

import java.time.LocalTime;

/** Working time within a local day; an end of midnight is the next day's start. */
public record Interval(LocalTime from, LocalTime to) {

  public Interval {
    if (!to.equals(LocalTime.MIDNIGHT) && !from.isBefore(to)) {
      throw new IllegalArgumentException("an interval ends after it begins: " + from + " to " + to);
    }
  }

  /** Reads {@code 09:00} and {@code 18:30}; {@code 24:00} is allowed as an end. */
  public static Interval parse(String from, String to) {
    var end = to.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(to);
    return new Interval(LocalTime.parse(from), end);
  }

  public boolean endsNextDay() {
    return to.equals(LocalTime.MIDNIGHT);
  }

  /** As the policy writes it. */
  public String endText() {
    return endsNextDay() ? "24:00" : to.toString();
  }
}
