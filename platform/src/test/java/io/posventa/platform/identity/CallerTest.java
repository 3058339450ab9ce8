package io.posventa.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CallerTest {

  private static Caller confinedTo(@Nullable String caseId) {
    var caller = new Caller();
    caller.become(
        new Identity(
            "gateway",
            "mkt_1",
            "link_1",
            Role.CUSTOMER,
            Optional.empty(),
            Set.of(),
            Optional.empty(),
            Optional.ofNullable(caseId)));
    return caller;
  }

  @Test
  void aLinkReachesItsOwnCaseOnly() {
    var caller = confinedTo("ticket_1");

    assertThat(caller.reaches("ticket_1", "order_1")).isTrue();
    assertThat(caller.reaches("ticket_2", "order_1")).isFalse();
    assertThat(caller.reaches("ticket_2", null)).isFalse();
    assertThat(caller.reaches()).isFalse();
  }

  @Test
  void anOrdersLinkReachesItsTickets() {
    assertThat(confinedTo("order_1").reaches("ticket_1", "order_1")).isTrue();
    assertThat(confinedTo("order_1").reaches("ticket_1", null)).isFalse();
  }

  @Test
  void whoeverIsNotConfinedReachesEverything() {
    assertThat(confinedTo(null).reaches("ticket_1")).isTrue();
    assertThat(confinedTo(null).reaches()).isTrue();
  }
}
