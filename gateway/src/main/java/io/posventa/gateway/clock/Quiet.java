package io.posventa.gateway.clock;

import com.fasterxml.jackson.databind.JsonNode;
import io.posventa.gateway.neighbour.Neighbours;
import io.posventa.platform.log.TemporaryFailure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whether every consequence of what happened in a marketplace has come about, in all services. */
@ApplicationScoped
class Quiet {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final Neighbours neighbours;

  Quiet(Neighbours neighbours) {
    this.neighbours = neighbours;
  }

  /**
   * One look at all services.
   *
   * @param totals of their logs, by service: equal twice means that nothing happened in between
   * @param waiting what is still under way; nothing: all are quiet
   * @param warnings what waits for an operator and disturbs nobody
   */
  record Sweep(Map<String, Long> totals, List<String> waiting, List<String> warnings) {
    boolean isQuiet() {
      return waiting.isEmpty();
    }
  }

  Sweep sweep(String marketplaceId) {
    var totals = new TreeMap<String, Long>();
    var waiting = new ArrayList<String>();
    var warnings = new ArrayList<String>();
    for (String service : neighbours.names()) {
      try {
        var answer = neighbours.get(service, "/internal/quiet", marketplaceId, TIMEOUT);
        totals.put(service, answer.path("total").asLong());
        note(service, answer, waiting, warnings);
      } catch (TemporaryFailure e) {
        waiting.add(service + ": " + e.getMessage());
      }
    }
    return new Sweep(totals, waiting, warnings);
  }

  private static void note(
      String service, JsonNode answer, List<String> waiting, List<String> warnings) {
    if (!answer.path("quiet").asBoolean()) {
      int before = waiting.size();
      for (JsonNode reason : answer.path("waiting")) {
        waiting.add(service + ": " + reason.asText());
      }
      if (waiting.size() == before) {
        waiting.add(service + ": still working");
      }
    }
    long parked = answer.path("parked").asLong();
    if (parked > 0) {
      warnings.add(service + ": " + parked + (parked == 1 ? " parked event" : " parked events"));
    }
  }
}
