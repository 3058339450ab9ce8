package io.posventa.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class TimelineTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  @Test
  void momentsAreToldInTheVendorsZone() {
    var timeline = timeline(false);
    timeline.chapter("A refund", ZoneId.of("Europe/Madrid"));

    timeline.event(Instant.parse("2026-03-27T09:15:00Z"), "Asked");
    timeline.event(Instant.parse("2026-03-30T08:15:00Z"), "Paid");

    assertThat(printed()).contains("Fri 27 Mar 10:15", "Mon 30 Mar 10:15");
  }

  @Test
  void aPipeGetsNoColours() {
    var plain = timeline(false);
    plain.event(Instant.EPOCH, "Asked");
    plain.mail("ana@customer.example", "Hello");

    assertThat(printed()).doesNotContain("\u001b");

    timeline(true).event(Instant.EPOCH, "Asked");

    assertThat(printed()).contains("\u001b[1m");
  }

  @Test
  void longSentencesAreWrapped() {
    timeline(false).detail("word ".repeat(60).strip());

    assertThat(printed().lines()).hasSizeGreaterThan(2).allMatch(line -> line.length() <= 112);
  }

  private Timeline timeline(boolean colours) {
    return new Timeline(new PrintStream(bytes, true, StandardCharsets.UTF_8), colours);
  }

  private String printed() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
