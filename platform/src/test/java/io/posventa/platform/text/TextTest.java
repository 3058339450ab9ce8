package io.posventa.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {
  private final Validator validator =
      Validation.byDefaultProvider()
          .configure()
          .messageInterpolator(new ParameterMessageInterpolator())
          .buildValidatorFactory()
          .getValidator();

  record Line(@OneLine String text) {}

  record Place(@ZoneName String zone) {}

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a\rb", "\t", "a\u0000", "\u007f", "\u0085", "\u2028", "\u2029"})
  void aLineHoldsNoControlCharacters(String text) {
    assertThat(validator.validate(new Line(text))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Ñandú S.L. – 大", "\ud83d\ude00 it's \"fine\" <b>"})
  void everythingElseIsALine(String text) {
    assertThat(validator.validate(new Line(text))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Mars/Olympus", "+02:00", "GMT+2", "EST", "europe/madrid", "", "CET"})
  void aZoneHasAnIanaName(String zone) {
    assertThat(validator.validate(new Place(zone))).hasSize(1);
  }

  @Test
  void realZonesAreZones() {
    assertThat(validator.validate(new Place("Europe/Madrid"))).isEmpty();
    assertThat(validator.validate(new Place("America/Argentina/Buenos_Aires"))).isEmpty();
    assertThat(validator.validate(new Place("UTC"))).isEmpty();
  }
}
