package io.posventa.e2e.bench.report;

/**
 * Something else that was measured.
 *
 * @param goal in words; empty: none
 */
public record Figure(String name, double value, String unit, String goal) {}
