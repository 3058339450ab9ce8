package io.posventa.notification.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.posventa.platform.money.Money;
import io.posventa.platform.test.Requirement;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTest {

  @ParameterizedTest
  @ValueSource(strings = {"subjects", "texts", "catalogue"})
  @Requirement("GEN-16")
  void bothLanguagesSayTheSameThings(String file) throws IOException {
    var spanish = load("es", file);
    var english = load("en", file);

    assertThat(spanish.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
    for (String key : spanish.stringPropertyNames()) {
      assertThat(placeholders(spanish.getProperty(key)))
          .as(key)
          .isEqualTo(placeholders(english.getProperty(key)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"es", "en"})
  @Requirement("CB-95")
  void everyTemplateHasItsOwnSubjectInWhichOnlyNumberAndProductVary(String language)
      throws IOException {
    var subjects = load(language, "subjects");
    var fixedParts = new TreeSet<String>();

    for (var template : MailTemplate.values()) {
      String subject = Objects.requireNonNull(subjects.getProperty(Wording.key(template)));
      assertThat(Set.of("number", "product")).containsAll(placeholders(subject));
      fixedParts.add(subject.split("\\{", 2)[0]);
    }

    assertThat(subjects).hasSameSizeAs(MailTemplate.values());
    assertThat(fixedParts).hasSameSizeAs(MailTemplate.values());
  }

  @ParameterizedTest
  @CsvSource({"es-MX,es", "en-GB,en", "pt-BR,en"})
  void aLanguageThatIsNotSpokenIsAnsweredInEnglish(String locale, String language) {
    assertThat(Wording.of(Locale.forLanguageTag(locale)).language()).isEqualTo(language);
  }

  @Test
  void moneyHasTheDecimalsOfItsCurrency() {
    var english = Wording.of(Locale.ENGLISH);

    assertThat(english.money(new Money(1_999, "EUR"))).isEqualTo("EUR 19.99");
    assertThat(english.money(new Money(1_999, "JPY"))).isEqualTo("JPY 1,999");
    assertThat(english.money(new Money(1_999, "KWD"))).isEqualTo("KWD 1.999");
  }

  private static Set<String> placeholders(String text) {
    return Pattern.compile("\\{\\w+}")
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .map(name -> name.substring(1, name.length() - 1))
        .collect(Collectors.toSet());
  }

  private static Properties load(String language, String file) throws IOException {
    var properties = new Properties();
    String resource = "/wording/" + language + "/" + file + ".properties";
    try (var in = Objects.requireNonNull(WordingTest.class.getResourceAsStream(resource))) {
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return properties;
  }
}
