package io.posventa.e2e.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.posventa.e2e.client.Views.Deadline;
import io.posventa.e2e.house.Case;
import io.posventa.e2e.house.House;
import io.posventa.e2e.house.Sandbox;
import io.posventa.platform.test.Requirement;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Why a deadline is due when it is: enough to reckon it again, with nothing else at hand. */
@ExtendWith(House.class)
class ExplanationTest {

  @Test
  @Requirement({"CB-44", "CB-59"})
  void aWeekendThatWasJumpedIsExplainedInWordsAndFacts() {
    var sandbox = Sandbox.at("2026-03-27T09:00:00Z"); // Friday before summer time
    var one =
        sandbox.open(sandbox.customer(), "refund", sandbox.sale(sandbox.vendor("Europe/Madrid")));
    sandbox.settle();

    var explanation = explain(sandbox, one.pending().getFirst());

    assertThat(explanation.path("policy").path("name").asText()).isEqualTo("clickbank");
    assertThat(explanation.path("policy").path("version").asInt()).isEqualTo(1);
    assertThat(explanation.path("start").path("event").asText()).isEqualTo("ticket.opened");
    assertThat(explanation.path("start").path("at").asText()).isEqualTo("2026-03-27T09:00:00Z");
    assertThat(explanation.path("calendar").path("zone").asText()).isEqualTo("Europe/Madrid");
    assertThat(explanation.path("due_at").asText()).isEqualTo("2026-03-30T08:00:00Z");
    assertThat(explanation.path("tzdata").asText()).matches("20\\d\\d[a-z]");
    assertThat(explanation.path("sentence").asText()).isNotBlank();
    assertThat(counted(explanation)).isEqualTo(Duration.ofHours(24));
  }

  @Test
  void everyDueInstantCanBeReckonedAgainFromItsExplanation() {
    var sandbox = Sandbox.at("2026-03-26T15:00:00Z"); // Thursday
    for (String zone :
        new String[] {
          "Europe/Madrid", "America/Los_Angeles", "Asia/Kolkata", "Australia/Lord_Howe"
        }) {
      var vendor = sandbox.vendor(zone);
      var grace = sandbox.open(sandbox.customer(), "refund", sandbox.sale(vendor));
      var own = sandbox.open(vendor.self(), "refund", sandbox.sale(vendor));
      var silent = sandbox.open(sandbox.customer(), "support", sandbox.sale(vendor));
      var answered = sandbox.open(sandbox.customer(), "support", sandbox.sale(vendor));
      answered.reply(vendor.self(), "Please try again.");
      sandbox.settle();

      for (var one : new Case[] {grace, own, silent, answered}) {
        assertThat(one.pending()).isNotEmpty();
        for (var deadline : one.pending()) {
          var explanation = explain(sandbox, deadline);
          assertThat(reckon(explanation))
              .as("%s %s", zone, explanation)
              .isEqualTo(deadline.dueAt());
        }
      }
    }
  }

  private static JsonNode explain(Sandbox sandbox, Deadline deadline) {
    String path = "/v1/deadlines/" + deadline.id() + "/explanation";
    return sandbox.shop().get(path).expect(200).json();
  }

  private static Duration counted(JsonNode explanation) {
    return StreamSupport.stream(explanation.path("segments").spliterator(), false)
        .filter(segment -> segment.path("counted").asBoolean())
        .map(
            segment ->
                Duration.between(
                    Instant.parse(segment.path("from").asText()),
                    Instant.parse(segment.path("to").asText())))
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** The policy model's arithmetic, as far as these rules need it, written a second time. */
  private static Instant reckon(JsonNode explanation) {
    var calendar = explanation.path("calendar");
    var zone = ZoneId.of(calendar.path("zone").asText());
    var weekend = new HashSet<DayOfWeek>();
    calendar
        .path("weekend")
        .forEach(day -> weekend.add(DayOfWeek.valueOf(day.asText().toUpperCase(Locale.ROOT))));
    var start = Instant.parse(explanation.path("start").path("at").asText()).atZone(zone);
    var rule = explanation.path("rule");

    var due = offset(start, rule.path("unit").asText(), rule.path("amount").asText(), weekend);
    if (rule.path("skip").asText("none").equals("none")) {
      return due.toInstant();
    }
    while (weekend.contains(due.getDayOfWeek())) {
      due = due.toLocalDateTime().plusDays(1).atZone(zone);
    }
    return due.toInstant();
  }

  private static ZonedDateTime offset(
      ZonedDateTime start, String unit, String amount, Set<DayOfWeek> weekend) {
    return switch (unit) {
      case "elapsed" -> start.plus(Duration.parse(amount));
      case "days" -> start.plusDays(Long.parseLong(amount.replaceAll("\\D", "")));
      case "business_days" -> businessDays(start, Integer.parseInt(amount), weekend);
      default -> throw new AssertionError("no rule of these policies counts in " + unit);
    };
  }

  private static ZonedDateTime businessDays(ZonedDateTime start, int days, Set<DayOfWeek> weekend) {
    LocalDate day = start.toLocalDate();
    LocalTime time = start.toLocalTime();
    while (weekend.contains(day.getDayOfWeek())) {
      day = day.plusDays(1);
      time = LocalTime.MIDNIGHT;
    }
    for (int left = days; left > 0; ) {
      day = day.plusDays(1);
      if (!weekend.contains(day.getDayOfWeek())) {
        left--;
      }
    }
    return day.atTime(time).atZone(start.getZone());
  }
}
