package io.posventa.e2e.bench.report;

import java.util.Map;

/**
 * What was measured of a kind of request, with all clients asking at once.
 *
 * @param rate answers in a second that were as hoped
 * @param p50 milliseconds, as the other two
 * @param refused other answers by status; 0 stands for a broken connection
 * @param processorMillis per answer, by process
 * @param allocatedKib per answer, by service
 * @param sustainedRate answers in a second when the time counts until every consequence is done
 * @param limitRate pgbench's, of the same statements; 0 when it did not run
 * @param limitMillis its mean latency
 * @param goal of the ratio; 0: none
 */
public record Outcome(
    String name,
    String title,
    double rate,
    double p50,
    double p95,
    double p99,
    Map<Integer, Long> refused,
    Map<String, Double> processorMillis,
    Map<String, Double> allocatedKib,
    double sustainedRate,
    double limitRate,
    double limitMillis,
    double goal) {

  /** To the limit; 0 when that was not measured. */
  public double ratio() {
    return limitRate == 0 ? 0 : rate / limitRate;
  }

  /** The same for what is followed up. */
  public double sustainedRatio() {
    return limitRate == 0 ? 0 : sustainedRate / limitRate;
  }
}
