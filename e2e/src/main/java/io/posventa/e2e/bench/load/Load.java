package io.posventa.e2e.bench.load;

import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * How a load went.
 *
 * @param seconds of the measured window
 * @param latencies in microseconds, of the answers that were as hoped
 * @param refused how many answers there were of each other status; 0 stands for a broken connection
 */
public record Load(double seconds, Histogram latencies, Map<Integer, Long> refused) {
  /** Answers in a second that were as hoped. */
  public double rate() {
    return latencies.getTotalCount() / seconds;
  }

  public double millis(double percentile) {
    return latencies.getValueAtPercentile(percentile) / 1_000.0;
  }
}
