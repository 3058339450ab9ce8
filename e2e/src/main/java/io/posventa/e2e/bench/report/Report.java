package io.posventa.e2e.bench.report;

import java.util.List;

/**
 * A run of the bench.
 *
 * @param made when, in UTC
 * @param machine what it ran on, a line each
 * @param clients how many asked at once
 */
public record Report(String made, List<String> machine, int clients, List<Size> sizes) {}
