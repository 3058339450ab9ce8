package io.posventa.e2e.bench.limit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A statement as PostgreSQL saw it.
 *
 * @param session the process that ran it
 * @param sql with {@code $1} and so on where parameters are
 */
record Statement(String session, String sql, List<@Nullable String> parameters) {
  boolean begins() {
    return sql.regionMatches(true, 0, "begin", 0, 5);
  }

  boolean ends() {
    return sql.equalsIgnoreCase("commit") || sql.equalsIgnoreCase("rollback");
  }
}
