package io.posventa.e2e.bench.report;

import java.util.Map;

/**
 * Latencies in milliseconds, in which waiting counts, at a steady rate of arrivals.
 *
 * @param goal of p99; 0: none
 */
public record Arrivals(
    String name,
    int perSecond,
    double p50,
    double p95,
    double p99,
    Map<Integer, Long> refused,
    double goal) {}
