package io.posventa.sla.arithmetic;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * Reckons a due instant again from an explanation's JSON alone. It shares no code with the
 * arithmetic and reads no result: neither {@code due_at} nor {@code counted_until} nor where a move
 * went.
 */
public final class Recount {
  private final JsonNode explanation;
  private final ZoneId zone;
  private final boolean local;
  private Duration left;
  private Instant at;

  private Recount(JsonNode explanation) {
    var rule = explanation.path("rule");
    var unit = rule.path("unit").asText();
    var amount = rule.path("amount").asText();
    this.explanation = explanation;
    this.zone = ZoneId.of(explanation.path("calendar").path("zone").asText());
    this.local = unit.equals("days") || unit.equals("business_days");
    this.left =
        unit.equals("business_days") ? Duration.parse("P" + amount + "D") : Duration.parse(amount);
    this.at = instant(explanation.path("start").path("at"));
  }

  /** Refuses an explanation that does not add up. */
  public static Instant of(JsonNode explanation) {
    var recount = new Recount(explanation);
    explanation.path("segments").forEach(recount::walk);
    if (!recount.left.isZero()) {
      throw new IllegalStateException(recount.left + " of the amount are not accounted for");
    }
    explanation.path("moves").forEach(recount::move);
    return recount.at;
  }

  private void walk(JsonNode segment) {
    if (!instant(segment.path("from")).equals(at)) {
      throw new IllegalStateException("a gap before " + segment);
    }
    if (!segment.path("counted").asBoolean()) {
      at = instant(segment.path("to"));
      return;
    }
    var counts = Duration.parse(segment.path("counts").asText());
    at = local ? localEnd(counts) : at.plus(counts);
    left = left.minus(counts);
    if (left.isNegative()) {
      throw new IllegalStateException("more is counted than the rule says: " + segment);
    }
  }

  private Instant localEnd(Duration counts) {
    var from = at.atZone(zone);
    return ZonedDateTime.ofLocal(nominal(from).plus(counts), zone, from.getOffset()).toInstant();
  }

  /** A day whose first hour is missing still begins at 00:00. */
  private LocalDateTime nominal(ZonedDateTime from) {
    var midnight = from.toLocalDate().atStartOfDay(zone);
    return midnight.toInstant().equals(from.toInstant())
        ? from.toLocalDate().atStartOfDay()
        : from.toLocalDateTime();
  }

  private void move(JsonNode move) {
    var skipped = move.path("skipped");
    var last = LocalDate.parse(skipped.path(skipped.size() - 1).path("date").asText());
    var day = last.plusDays(1);
    var due = at.atZone(zone);
    at =
        explanation.path("rule").path("roll").asText().equals("next_open")
            ? day.atStartOfDay(zone).toInstant()
            : ZonedDateTime.ofLocal(day.atTime(due.toLocalTime()), zone, due.getOffset())
                .toInstant();
  }

  private static Instant instant(JsonNode text) {
    return Instant.parse(text.asText());
  }
}
