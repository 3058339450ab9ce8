package io.posventa.portal.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
  private static final Pattern PARAMETER = Pattern.compile("\\{(?:#\\w+ )?([a-z]\\w*)[ }]");

  @ParameterizedTest
  @ValueSource(strings = {"msg", "receipt", "ticket", "confirmation", "desk", "review", "sale"})
  void everyWordIsThereInBothLanguagesWithTheSameParameters(String bundle) throws IOException {
    var english = read(bundle + "_en");
    var spanish = read(bundle + "_es");

    assertThat(spanish.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
    for (String key : english.stringPropertyNames()) {
      assertThat(
              PARAMETER.matcher(spanish.getProperty(key)).results().map(r -> r.group(1)).distinct())
          .as(key)
          .containsExactlyInAnyOrderElementsOf(
              PARAMETER
                  .matcher(english.getProperty(key))
                  .results()
                  .map(r -> r.group(1))
                  .distinct()
                  .toList());
    }
  }

  private static Properties read(String name) throws IOException {
    var properties = new Properties();
    try (var in = WordsTest.class.getResourceAsStream("/messages/" + name + ".properties")) {
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return properties;
  }
}
