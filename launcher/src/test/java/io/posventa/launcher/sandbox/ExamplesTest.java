package io.posventa.launcher.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExamplesTest {

  @Test
  void theSandboxsPresentIsTheLastThursdayMorning() {
    IntStream.range(0, 400)
        .mapToObj(day -> Instant.parse("2026-01-01T08:59:59Z").plus(Duration.ofHours(25L * day)))
        .forEach(
            now -> {
              var present = Examples.startOf(now).plus(Duration.ofDays(9));

              assertThat(present).isBeforeOrEqualTo(now).isAfter(now.minus(Duration.ofDays(8)));
              assertThat(present.atZone(ZoneId.of("Europe/Madrid")).toString())
                  .as("of " + now)
                  .contains("T10:00+");
              assertThat(present.atZone(ZoneId.of("Europe/Madrid")).getDayOfWeek())
                  .hasToString("THURSDAY");
            });
  }
}
