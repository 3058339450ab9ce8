package io.posventa.e2e.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoopsTest {
  private static final Act ASK = (wire, _) -> wire.exchange(Request.get("/"));

  @Test
  void anAnswerIsReadWholeWhetherItsLengthIsSaidOrNot() throws Exception {
    String text = "ñ".repeat(70_000);
    for (boolean chunked : new boolean[] {true, false}) {
      try (var server = new Answering(200, text, chunked, Duration.ZERO);
          var wire = new Wire(server.address())) {
        for (int i = 0; i < 2; i++) {
          assertThat(wire.exchange(Request.of("POST", "/", "{}"))).isEqualTo(200);
          assertThat(wire.body()).isEqualTo(text);
        }
      }
    }
  }

  @Test
  void whatIsNotAsHopedCountsForNoRate() throws Exception {
    try (var server = new Answering(429, "", false, Duration.ZERO)) {
      var load = new ClosedLoop(server.address(), 2).run(ASK, Duration.ofMillis(300), 1_000_000);

      assertThat(load.rate()).isZero();
      assertThat(load.refused()).containsExactly(entry(429, (long) server.requests.get()));
    }
  }

  @Test
  void nothingIsAskedOnceTheSupplyIsUsedUp() throws Exception {
    try (var server = new Answering(200, "", false, Duration.ZERO)) {
      var loop = new ClosedLoop(server.address(), 1);
      var first = loop.run(ASK, Duration.ofMinutes(1), 5);
      var second = loop.run(ASK, Duration.ofMinutes(1), 8);

      assertThat(first.latencies().getTotalCount()).isEqualTo(5);
      assertThat(second.latencies().getTotalCount()).isEqualTo(3);
    }
  }

  @Test
  void waitingForSlowPredecessorsIsPartOfALatency() throws Exception {
    try (var server = new Answering(200, "", false, Duration.ofMillis(100))) {
      var load = new OpenLoop(server.address()).run(ASK, 50, Duration.ofSeconds(1));

      // 50 arrive within a second, and are answered one by one within five.
      assertThat(load.latencies().getTotalCount()).isEqualTo(50);
      assertThat(load.millis(100)).isGreaterThan(3_500);
    }
  }
}
