package io.posventa.ticket.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.posventa.platform.test.Requirement;
import io.posventa.ticket.history.History.Later;
import io.posventa.ticket.party.Party;
import java.util.List;
import org.junit.jupiter.api.Test;

class RaceTest {
  private static final Later ANSWER = new Later(3, "message.from_vendor", Party.VENDOR, "evt_3");
  private static final Later QUESTION =
      new Later(4, "message.from_customer", Party.CUSTOMER, "evt_4");
  private static final Later CLOSED = new Later(5, "ticket.closed", Party.CUSTOMER, "evt_5");

  @Test
  @Requirement("GEN-04")
  void theFirstListedChangeWins() {
    var cancel = listed("[\"ticket.closed\", \"message.from_vendor\"]");

    assertThat(Race.winner(List.of(QUESTION, ANSWER, CLOSED), cancel, List.of())).contains(ANSWER);
  }

  @Test
  void aRestartWinsToo() {
    var restart = listed("[{\"event\": \"message.from_customer\"}]");

    assertThat(Race.winner(List.of(ANSWER, QUESTION), List.of(), restart)).contains(QUESTION);
  }

  @Test
  void onlyTheNamedPartiesCount() {
    var byVendor = listed("[{\"event\": \"ticket.closed\", \"by\": [\"vendor\", \"operator\"]}]");

    assertThat(Race.winner(List.of(CLOSED), byVendor, List.of())).isEmpty();
  }

  @Test
  void nothingListedLeavesTheStepItsEffect() {
    assertThat(Race.winner(List.of(ANSWER, QUESTION), List.of(), List.of())).isEmpty();
  }

  private static List<Listed> listed(String json) {
    try {
      return Listed.of(new ObjectMapper().readTree(json));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }
}
