package io.posventa.notification.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmailAuthorTest {
  @ParameterizedTest
  @CsvSource({"1, 100", "2, 200", "5, 1600", "6, 2000", "1000000, 2000"})
  void whoIsBehindIsAskedLessAndLessOften(int look, long millis) {
    assertThat(EmailAuthor.pause(look)).isEqualTo(Duration.ofMillis(millis));
  }
}
