package io.posventa.platform.log;

import io.agroal.api.AgroalDataSource;
import io.posventa.platform.tenant.Tenancy;
import io.posventa.platform.tenant.WorkerRole;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A handler whose effect can be counted, and which fails as often as it is told. */
@ApplicationScoped
class Effects implements EventHandler {
  private final Tenancy tenancy;
  private final AgroalDataSource database;
  private final WorkerRole worker;
  private final RowsAtCommit rows;
  private final Map<String, RuntimeException> failures = new ConcurrentHashMap<>();
  private final Set<String> unready = ConcurrentHashMap.newKeySet();
  private final Set<String> unwritable = ConcurrentHashMap.newKeySet();
  private volatile long slownessMillis;

  Effects(Tenancy tenancy, AgroalDataSource database, WorkerRole worker, RowsAtCommit rows) {
    this.tenancy = tenancy;
    this.database = database;
    this.worker = worker;
    this.rows = rows;
  }

  void poison(String eventId) {
    fail(eventId, new IllegalStateException("poison"));
  }

  void fail(String eventId, RuntimeException how) {
    failures.put(eventId, how);
  }

  void unready(String eventId) {
    unready.add(eventId);
  }

  /** Its last row is refused by the database, after all else has gone well. */
  void unwritable(String eventId) {
    unwritable.add(eventId);
  }

  void slowDown(long millis) {
    slownessMillis = millis;
  }

  void heal() {
    slownessMillis = 0;
    failures.clear();
    unready.clear();
    unwritable.clear();
  }

  @Override
  public Set<String> types() {
    return Set.of("effect.*");
  }

  @Override
  public void prepare(IncomingEvent event) {
    if (unready.contains(event.id())) {
      throw new TemporaryFailure("A reference is on its way.");
    }
    try {
      Thread.sleep(slownessMillis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void apply(IncomingEvent event) {
    try (var connection = database.getConnection();
        var statement =
            connection.prepareStatement(
                "insert into effect (marketplace_id, id, case_id) values (?, ?, ?)")) {
      statement.setString(1, tenancy.current());
      statement.setString(2, event.id());
      statement.setString(3, event.correlation());
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    if (unwritable.contains(event.id())) {
      rows.add("insert into effect (id) values (?)", row -> row.setString(1, event.id()));
    }
    // After the effect, so that only a roll-back can undo it.
    var failure = failures.get(event.id());
    if (failure != null) {
      throw failure;
    }
  }

  /** In how many transactions the events of a case have had effect. */
  int transactionsOf(String caseId) {
    return worker.call(
        connection -> {
          try (var statement =
              connection.prepareStatement(
                  "select count(distinct xmin::text) from effect where case_id = ?")) {
            statement.setString(1, caseId);
            try (var row = statement.executeQuery()) {
              row.next();
              return row.getInt(1);
            }
          }
        });
  }

  /** The events of a case that have had effect, in the order in which they had it. */
  List<String> of(String caseId) {
    return worker.call(
        connection -> {
          try (var statement =
              connection.prepareStatement("select id from effect where case_id = ? order by nth")) {
            statement.setString(1, caseId);
            try (var row = statement.executeQuery()) {
              var found = new ArrayList<String>();
              while (row.next()) {
                found.add(row.getString(1));
              }
              return found;
            }
          }
        });
  }
}
