package io.posventa.platform.database;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a database refuses today and may grant in a moment. */
public final class DatabaseFailures {
  private static final Set<String> CLASHES = Set.of("40001", "40P01");
  private static final Set<String> PASSING = Set.of("57014", "57P01", "57P02", "57P03", "55P03");

  private DatabaseFailures() {}

  /** Two transactions got in each other's way; one of them succeeds when tried again. */
  public static boolean isClash(Throwable failure) {
    for (@Nullable Throwable e = failure; e != null; e = e.getCause()) {
      if (e instanceof jakarta.persistence.OptimisticLockException
          || (e instanceof SQLException sql && CLASHES.contains(state(sql)))) {
        return true;
      }
    }
    return false;
  }

  /** The database is down, full or slow, or its connections are all taken. */
  public static boolean isPassing(Throwable failure) {
    for (@Nullable Throwable e = failure; e != null; e = e.getCause()) {
      if (e instanceof SQLException sql) {
        String state = state(sql);
        // The pool's own exceptions have no state.
        boolean pool = state.isEmpty() && String.valueOf(sql.getMessage()).contains("timeout");
        if (pool || state.startsWith("08") || state.startsWith("53") || PASSING.contains(state)) {
          return true;
        }
      }
    }
    return isClash(failure);
  }

  private static String state(SQLException e) {
    @Nullable String state = e.getSQLState();
    return state == null ? "" : state;
  }
}
