package io.posventa.sla.arithmetic;

import io.posventa.sla.arithmetic.Segment.Reason;
import io.posventa.sla.calendar.ClosedDay;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** An explanation as a sentence that a person can check. */
public final class Sentence {
  private final Explanation explanation;
  private final Words words;
  private final DateTimeFormatter moment;
  private final DateTimeFormatter day;

  private Sentence(Explanation explanation, Words words) {
    var zone = ZoneId.of(explanation.calendar().zone());
    this.explanation = explanation;
    this.words = words;
    this.moment = DateTimeFormatter.ofPattern(words.moment(), words.locale()).withZone(zone);
    this.day = DateTimeFormatter.ofPattern(words.day(), words.locale());
  }

  /** In Spanish for a Spanish locale, else in English. */
  public static String of(Explanation explanation, Locale locale) {
    var words = locale.getLanguage().equals("es") ? Words.SPANISH : Words.ENGLISH;
    return new Sentence(explanation, words).text();
  }

  private String text() {
    var origin = explanation.policy();
    return words
        .sentence()
        .formatted(
            moment(explanation.dueAt()),
            explanation.calendar().zone(),
            amount(),
            words.event(explanation.start().event()),
            moment(explanation.start().at()),
            left(),
            moves(),
            origin.ladder(),
            origin.step(),
            words.action(origin.action()),
            origin.name(),
            origin.version());
  }

  private String amount() {
    return switch (After.of(explanation.rule().unit(), explanation.rule().amount())) {
      case After.Elapsed elapsed -> words.duration(elapsed.amount());
      case After.Days days -> words.days(days.amount());
      case After.BusinessDays days -> words.businessDays(days.amount());
      case After.BusinessHours hours -> words.businessHours(words.duration(hours.amount()));
    };
  }

  /** What was left out of the count, said once each. */
  private String left() {
    var parts = new ArrayList<String>();
    var reasons = new TreeSet<Reason>();
    explanation.segments().stream()
        .filter(segment -> !segment.counted())
        .forEach(segment -> reasons.add(segment.reason()));
    for (Reason reason : reasons) {
      parts.add(reason == Reason.HOLIDAY ? holidays() : words.reason(reason));
    }
    return parts.isEmpty() ? "" : words.without().formatted(String.join(", ", parts));
  }

  private String holidays() {
    var names = new ArrayList<String>();
    for (Segment segment : explanation.segments()) {
      if (segment.reason() == Reason.HOLIDAY) {
        names.add(segment.name().orElse("") + " (" + segment.source().orElse("") + ")");
      }
    }
    return words.holidays().formatted(String.join("; ", names));
  }

  private String moves() {
    var text = new StringBuilder();
    for (Move move : explanation.moves()) {
      var reasons = reasons(move.skipped());
      text.append(
          move.at().isPresent()
              ? words.movedLate().formatted(moment(move.at().get()), reasons)
              : words.moved().formatted(moment(move.from()), reasons));
    }
    return text.toString();
  }

  private String reasons(List<ClosedDay> skipped) {
    Set<String> reasons = new TreeSet<>();
    for (ClosedDay closed : skipped) {
      reasons.add(
          switch (closed.reason()) {
            case WEEKEND -> words.reason(Reason.WEEKEND);
            case HOLIDAY -> day(closed.date()) + ", " + closed.name().orElse("");
          });
    }
    return String.join("; ", reasons);
  }

  private String moment(Instant instant) {
    return moment.format(instant);
  }

  private String day(LocalDate date) {
    return day.format(date);
  }
}
