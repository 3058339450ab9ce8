package io.posventa.e2e.bench;

import io.posventa.e2e.bench.report.Arrivals;
import io.posventa.e2e.bench.report.Figure;
import io.posventa.e2e.bench.report.Outcome;
import java.util.ArrayList;
import java.util.List;

/** What the gateway costs: of a service's own rate, and of an answer's time. */
final class Share {
  private static final String DIRECT = "-direct";

  private Share() {}

  static List<Figure> ofGateway(List<Outcome> outcomes) {
    var figures = new ArrayList<Figure>();
    for (var direct : outcomes) {
      for (var whole : outcomes) {
        if (direct.name().equals(whole.name() + DIRECT)) {
          figures.add(
              new Figure(
                  whole.name() + " through the gateway",
                  whole.rate() / direct.rate(),
                  "of the service's own rate",
                  "0.5"));
        }
      }
    }
    return figures;
  }

  /** What it adds where half of what it can do is asked for. */
  static Figure atHalfLoad(Arrivals through, Arrivals past) {
    return new Figure(
        "the gateway adds to %s at p50, at half load".formatted(through.name()),
        through.p50() - past.p50(),
        "ms",
        "2");
  }
}
