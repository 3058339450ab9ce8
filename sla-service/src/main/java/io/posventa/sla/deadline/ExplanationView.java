package io.posventa.sla.deadline;

import io.posventa.platform.http.Versioned;
import io.posventa.sla.arithmetic.Explanation;
import io.posventa.sla.arithmetic.Move;
import io.posventa.sla.arithmetic.Pause;
import io.posventa.sla.arithmetic.Segment;
import io.posventa.sla.arithmetic.Sentence;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Why a deadline is due when it is, as data and as a sentence. The due instant can be reckoned
 * again from {@code start}, {@code rule}, {@code segments}, {@code moves} and the calendar's zone.
 */
record ExplanationView(
    String object,
    String deadline,
    long version,
    String language,
    String sentence,
    Explanation.Origin policy,
    Explanation.RuleUsed rule,
    Explanation.Start start,
    Explanation.CalendarUsed calendar,
    List<Segment> segments,
    List<Pause> pauses,
    Instant countedUntil,
    List<Move> moves,
    String tzdata,
    Instant dueAt)
    implements Versioned {

  static ExplanationView of(Deadline of, Locale language) {
    var why = of.explanation;
    return new ExplanationView(
        "explanation",
        of.key.id(),
        of.version,
        language.getLanguage(),
        Sentence.of(why, language),
        why.policy(),
        why.rule(),
        why.start(),
        why.calendar(),
        why.segments(),
        why.pauses(),
        why.countedUntil(),
        why.moves(),
        why.tzdata(),
        why.dueAt());
  }
}
