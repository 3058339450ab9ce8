package io.posventa.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.posventa.launcher.process.Trouble;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {

  @Test
  void everyOptionIsTakenInEitherSpelling() {
    var arguments =
        Arguments.of(
            List.of(
                "--fresh", "--port-base=18080", "--replicas", "sla=2", "--replicas=rma-service=3"));

    assertThat(arguments.fresh()).isTrue();
    assertThat(arguments.restart()).isFalse();
    assertThat(arguments.portBase()).hasValue(18_080);
    assertThat(arguments.replicas()).isEqualTo(Map.of(Service.SLA, 2, Service.RMA, 3));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--fresch | up does not know --fresch",
        "--port-base many | a number from 1024",
        "--port-base 80 | a number from 1024",
        "--port-base | a number from 1024",
        "--replicas sla | wants service=count",
        "--replicas sla=0 | a number from 1 to 9",
        "--replicas slow=2 | There is no service slow, only gateway, ticket-service"
      })
  void aMistakeIsNamed(String line, String message) {
    assertThatThrownBy(() -> Arguments.of(List.of(line.split(" "))))
        .isInstanceOf(Trouble.class)
        .hasMessageContaining(message);
  }
}
