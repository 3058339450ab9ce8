package io.posventa.ticket.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.posventa.platform.test.Requirement;
import io.posventa.ticket.party.Acting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@Requirement("GEN-02")
class ChainTest {
  private static final Instant NOON = Instant.parse("2026-03-06T12:00:00Z");

  @Test
  void anUntouchedHistoryHolds() {
    assertThat(Chain.holds(history())).isTrue();
  }

  @Test
  void anEntryThatWasChangedShows() {
    var entries = history();
    var second = entries.get(1);

    entries.set(1, with(second, facts("closed"), second.digest()));
    assertThat(Chain.holds(entries)).isFalse();
    entries.set(
        1,
        HistoryEntry.chained(
            "ticket_1",
            2,
            NOON,
            "ticket.closed",
            Acting.SYSTEM.by(),
            "policy_1",
            facts("closed"),
            entries.getFirst().digest()));
    assertThat(Chain.holds(entries)).as("a new digest breaks the next entry").isFalse();
  }

  @Test
  void anEntryThatWasTakenOutShows() {
    var entries = history();

    entries.remove(1);

    assertThat(Chain.holds(entries)).isFalse();
  }

  @Test
  void theOrderOfNamesDoesNotMatter() {
    var json = JsonNodeFactory.instance;
    JsonNode one = json.objectNode().put("a", 1).set("b", json.arrayNode().add("x"));
    JsonNode other = json.objectNode().<ObjectNode>set("b", json.arrayNode().add("x")).put("a", 1);

    assertThat(Chain.canonical(one))
        .isEqualTo(Chain.canonical(other))
        .isEqualTo("{\"a\":1,\"b\":[\"x\"]}");
  }

  private static List<HistoryEntry> history() {
    var entries = new ArrayList<HistoryEntry>();
    String previous = "";
    for (int version = 1; version <= 4; version++) {
      var entry =
          HistoryEntry.chained(
              "ticket_1",
              version,
              NOON,
              "message.from_vendor",
              Acting.SYSTEM.by(),
              "policy_1",
              facts("open"),
              previous);
      entries.add(entry);
      previous = entry.digest();
    }
    return entries;
  }

  private static HistoryEntry with(HistoryEntry entry, JsonNode facts, String digest) {
    return new HistoryEntry(
        entry.object(),
        entry.ticket(),
        entry.version(),
        entry.at(),
        entry.type(),
        entry.by(),
        entry.policy(),
        facts,
        digest,
        Optional.of(digest));
  }

  private static JsonNode facts(String status) {
    return JsonNodeFactory.instance.objectNode().put("status", status);
  }
}
