package io.posventa.sla.calendar;

import java.util.List;
import java.util.Map;

/** One working interval of a weekday; an end of 24:00 is the next day's start. */
record WorkingHours(String day, String from, String to) {

  static List<WorkingHours> list(Map<String, List<List<String>>> hours) {
    return hours.entrySet().stream()
        .flatMap(
            day ->
                day.getValue().stream()
                    .map(i -> new WorkingHours(day.getKey(), i.getFirst(), i.getLast())))
        .toList();
  }
}
