package io.posventa.platform.database;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a database refuses today and may grant in a moment. */
public final class DatabaseFailures {
  private static final Set<String> CLASHES = Set.of("40001", "40P01");
  // No connection, a roll-back that is no fault of the statement, too little of something, an end
  // by
  // an operator or for time.
  private static final Set<String> PASSING_CLASSES = Set.of("08", "40", "53", "57");

  // A lock, and a transaction that rested too long.
  private static final Set<String> PASSING = Set.of("55P03", "25P03");

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
        if (pool || PASSING.contains(state) || isOfPassingClass(state)) {
          return true;
        }
      }
    }
    return isClash(failure);
  }

  private static boolean isOfPassingClass(String state) {
    return PASSING_CLASSES.stream().anyMatch(state::startsWith);
  }

  private static String state(SQLException e) {
    @Nullable String state = e.getSQLState();
    return state == null ? "" : state;
  }
}
