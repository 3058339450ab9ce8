package io.posventa.e2e.bench.report;

import java.util.Map;

/**
 * What the processes weighed at a moment.
 *
 * @param second since the suite was ready
 * @param during what was going on
 * @param mib PSS by process
 */
public record Weight(long second, String during, Map<String, Long> mib) {
  /** Without the database. */
  public long suite() {
    return mib.entrySet().stream()
        .filter(entry -> !entry.getKey().equals("postgresql"))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
