package io.posventa.e2e.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  @Test
  void aFigureIsHeldAgainstItselfAtTheSameSize() {
    var lines = Comparison.of(report(100, 200, 50), report(100, 300, 50));

    assertThat(lines.getFirst()).isEqualTo(new Comparison.Line("100 get rate/s", 200, 300, 50.0));
    assertThat(lines.get(1)).isEqualTo(new Comparison.Line("100 get ratio", 4, 6, 50.0));
  }

  @Test
  void otherSizesAreNotCompared() {
    assertThat(Comparison.of(report(100, 200, 50), report(200, 300, 50))).isEmpty();
  }

  @Test
  void withoutAnEarlierFigureThereIsNoChange() {
    assertThat(Comparison.of(report(100, 200, 0), report(100, 300, 50)).get(1).change()).isZero();
  }

  private static Report report(long tickets, double rate, double limit) {
    var outcome =
        new Outcome(
            "get", "get", rate, 1, 2, 3, Map.of(), Map.of(), Map.of(), rate, limit, 1, 0.25);
    return new Report(
        "",
        List.of(),
        32,
        List.of(new Size(tickets, List.of(outcome), List.of(), List.of(), List.of(), List.of())));
  }
}
