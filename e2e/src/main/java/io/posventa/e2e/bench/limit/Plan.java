package io.posventa.e2e.bench.limit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * How PostgreSQL went about a statement.
 *
 * @param plan as {@code explain (analyze, buffers, format json)} tells it
 * @param wholeReads tables of more than {@link #LARGE} rows that it read from end to end
 * @param problem why it could not be explained; empty when it was
 */
public record Plan(String sql, JsonNode plan, List<String> wholeReads, String problem) {
  static final long LARGE = 10_000;
}
