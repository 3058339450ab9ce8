package io.posventa.gateway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesTest {
  private final Routes routes = new Routes(new Contract());

  @ParameterizedTest
  @ValueSource(
      strings = {"/v1/tickets/changes", "/v1/tickets/%63hanges", "/v1/%74ickets/c%68ange%73"})
  void anEncodedLetterIsTheLetter(String path) {
    assertThat(operation(path)).isEqualTo("listTicketChanges");
  }

  @Test
  void whatIsEncodedForAReasonStaysWhatItIs() {
    assertThat(operation("/v1/orders/ext%3AA%2F1")).isEqualTo("getOrder");
    assertThat(routes.at("/v1/orders/%2E%2e")).isEmpty();
    assertThat(routes.at("/v1/tickets%2Fchanges")).isEmpty();
  }

  private String operation(String path) {
    return routes.at(path).get("GET").id();
  }
}
