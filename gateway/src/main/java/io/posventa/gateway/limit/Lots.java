package io.posventa.gateway.limit;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;

/** Shares each key's quota among the replicas: they take lots of it ahead of need. */
@ApplicationScoped
class Lots {
  private static final long IDLE_SECONDS = 600;

  // All that a crash of the database can forget here is a few requests: no reason to wait for a
  // disk.
  private static final String TAKE =
      """
      select granted, second_left, minute_left, set_config('synchronous_commit', 'off', true)
      from take_lot(?, ?, ?, ?, ?, ?)""";

  private final AgroalDataSource database;
  private final Clock machine;

  Lots(AgroalDataSource database, Clock machine) {
    this.database = database;
    this.machine = machine;
  }

  /** What was granted, and what is left for others. */
  record Lot(int granted, int secondLeft, int minuteLeft) {}

  /**
   * Takes the next lot.
   *
   * @param used of earlier lots, in a later second than they were taken in
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public Lot take(String bucket, Quota quota, long second, int used) {
    return take(bucket, quota, quota.lot(), second, used);
  }

  /** Takes one of so many in a minute, if there is one left. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public boolean takeOne(String bucket, int perMinute, long second) {
    return take(bucket, new Quota(perMinute, perMinute), 1, second, 0).granted() == 1;
  }

  private Lot take(String bucket, Quota quota, int wanted, long second, int used) {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(TAKE)) {
      statement.setString(1, bucket);
      statement.setLong(2, second);
      statement.setInt(3, quota.perSecond());
      statement.setInt(4, quota.perMinute());
      statement.setInt(5, wanted);
      statement.setInt(6, used);
      try (var row = statement.executeQuery()) {
        row.next();
        return new Lot(row.getInt(1), row.getInt(2), row.getInt(3));
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The limits cannot be read.", e);
    }
  }

  @Scheduled(every = "10m", delayed = "1m")
  void forgetIdle() {
    forgetBefore(machine.instant().getEpochSecond() - IDLE_SECONDS);
  }

  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void forgetBefore(long second) {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement("delete from limit_window where second < ?")) {
      statement.setLong(1, second);
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("Old limits cannot be cleared.", e);
    }
  }
}
