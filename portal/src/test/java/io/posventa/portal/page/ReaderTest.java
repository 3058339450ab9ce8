package io.posventa.portal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ReaderTest {
  private static final Instant NOW = Instant.parse("2026-11-23T14:02:00Z");
  private final Reader spanish =
      new Reader(Locale.forLanguageTag("es"), ZoneId.of("Europe/Madrid"), NOW);
  private final Reader english = new Reader(Locale.ENGLISH, ZoneId.of("America/New_York"), NOW);

  @Test
  void aMomentIsSaidInTheReadersLanguageAndZone() {
    var due = Instant.parse("2026-11-24T14:02:00Z");

    assertThat(spanish.moment(due)).isEqualTo("martes 24 de noviembre, 15:02");
    assertThat(english.moment(due)).isEqualTo("Tuesday 24 November, 09:02");
  }

  @Test
  void aCityIsCalledAsTheReaderCallsIt() {
    assertThat(english.city()).isEqualTo("New York");
    assertThat(english.speaking("es").city()).isEqualTo("Nueva York");
    assertThat(spanish.city()).isEqualTo("Madrid");
    assertThat(Cities.name("America/Bogota", Locale.ENGLISH)).isEqualTo("Bogotá");
    assertThat(Cities.name("America/Bogota", Locale.forLanguageTag("es"))).isEqualTo("Bogotá");
    assertThat(Cities.name("UTC", Locale.ENGLISH)).isEqualTo("UTC");
  }

  @Test
  void theYearIsSaidWhereItIsAnother() {
    var due = Instant.parse("2027-01-04T14:02:00Z");

    assertThat(spanish.moment(due)).isEqualTo("lunes 4 de enero de 2027, 15:02");
    assertThat(english.moment(due)).isEqualTo("Monday 4 January 2027, 09:02");
  }

  @Test
  void moneyHasAsManyDigitsAsItsCurrency() {
    assertThat(spanish.money(470_000, "EUR")).isEqualTo("4.700,00\u00a0€");
    assertThat(english.money(4_700, "EUR")).isEqualTo("€47.00");
    assertThat(english.money(4_700, "JPY")).isEqualTo("¥4,700");
  }

  @Test
  void sizesAreRounded() {
    assertThat(spanish.size(248_133)).isEqualTo("248 kB");
    assertThat(spanish.size(1_440_000)).isEqualTo("1,4 MB");
    assertThat(english.size(0)).isEqualTo("1 kB");
  }
}
