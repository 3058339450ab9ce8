package io.posventa.e2e.bench.limit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Sorts a request's transactions out from those of the loops that run behind every service. */
final class Transactions {
  /** What only loops, subscribers and the pool say. */
  private static final List<String> OTHERS =
      List.of(
          "posventa_worker",
          "update log_head",
          "log_cursor as c",
          "update log_cursor",
          "into inbox",
          "listen ",
          "pg_notify",
          "SHOW ");

  private Transactions() {}

  /** The statements of the request, transaction after transaction. */
  static List<Statement> ofRequest(List<Statement> all) {
    return split(all).stream()
        .filter(transaction -> transaction.stream().noneMatch(Transactions::isAnothers))
        .filter(Transactions::isWhole)
        .flatMap(List::stream)
        .toList();
  }

  private static boolean isAnothers(Statement statement) {
    return OTHERS.stream().anyMatch(statement.sql()::contains);
  }

  /** Whoever was answered has committed, so that what is still open is another's. */
  private static boolean isWhole(List<Statement> transaction) {
    return !transaction.getFirst().begins() || transaction.getLast().ends();
  }

  /** Statement after statement, as each session ran them; those outside of one stand alone. */
  static List<List<Statement>> split(List<Statement> all) {
    var open = new LinkedHashMap<String, List<Statement>>();
    var transactions = new ArrayList<List<Statement>>();
    for (var statement : all) {
      var current = open.get(statement.session());
      if (statement.begins()) {
        current = new ArrayList<>();
        open.put(statement.session(), current);
        transactions.add(current);
      } else if (current == null) {
        current = new ArrayList<>();
        transactions.add(current);
      }
      current.add(statement);
      if (statement.ends()) {
        open.remove(statement.session());
        if (!current.getFirst().begins()) {
          // It had begun before anyone listened, so that what it said till then was its own.
          transactions.removeIf(one -> isOfSession(one, statement.session()));
        }
      }
    }
    return transactions;
  }

  private static boolean isOfSession(List<Statement> transaction, String session) {
    return transaction.getFirst().session().equals(session);
  }
}
