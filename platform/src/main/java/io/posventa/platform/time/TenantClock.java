package io.posventa.platform.time;

import io.agroal.api.AgroalDataSource;
import io.posventa.platform.tenant.Tenancy;
import io.posventa.platform.tenant.TenantRead;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The current tenant's time. A marketplace with a test clock has a row that says its now; a
 * transaction reads it {@code for share}, so that moving the clock waits for writes under way. All
 * others live in the machine's time.
 */
@ApplicationScoped
public class TenantClock {
  private static final String READING = TenantClock.class.getName();

  private final TenantRead read;
  private final Tenancy tenancy;
  private final Clock machine;
  private final AgroalDataSource database;
  private final TransactionSynchronizationRegistry transaction;

  TenantClock(
      TenantRead read,
      Tenancy tenancy,
      Clock machine,
      AgroalDataSource database,
      TransactionSynchronizationRegistry transaction) {
    this.read = read;
    this.tenancy = tenancy;
    this.machine = machine;
    this.database = database;
    this.transaction = transaction;
  }

  /** The instant that the current tenant takes for now, in microseconds. */
  public Instant now() {
    @Nullable Reading reading = reading();
    return reading == null ? machine.instant() : reading.now();
  }

  /** Whether the current tenant has a test clock. */
  public boolean isTest() {
    return reading() != null;
  }

  /** Whether the current tenant's test clock is moving, so that nobody but the suite may write. */
  public boolean isAdvancing() {
    @Nullable Reading reading = reading();
    return reading != null && reading.advancing();
  }

  private record Reading(Instant now, boolean advancing) {}

  /** One reading per transaction, so that everything in it happens at one moment. */
  private @Nullable Reading reading() {
    if (transaction.getTransactionStatus() == Status.STATUS_NO_TRANSACTION) {
      return query("");
    }
    if (transaction.getResource(READING) instanceof Remembered known
        && known.marketplace().equals(tenancy.current())) {
      return known.reading();
    }
    var reading = query(" for share");
    transaction.putResource(READING, new Remembered(tenancy.current(), reading));
    return reading;
  }

  private record Remembered(String marketplace, @Nullable Reading reading) {}

  private @Nullable Reading query(String lock) {
    return read
        .rows(
            "select now, advancing from tenant_clock where marketplace_id = ?" + lock,
            row ->
                new Reading(row.getObject(1, OffsetDateTime.class).toInstant(), row.getBoolean(2)))
        .stream()
        .findFirst()
        .orElse(null);
  }

  /**
   * Moves the current tenant's clock, never backwards; creates it at the first call. Waits for the
   * transactions that have read it.
   *
   * @return the clock's now, which is later than asked when it already was
   */
  @Transactional
  public Instant move(Instant to, boolean advancing) {
    try (var connection = database.getConnection();
        var statement =
            connection.prepareStatement(
                """
                insert into tenant_clock (marketplace_id, now, advancing) values (?, ?, ?)
                on conflict (marketplace_id) do update
                set now = greatest(tenant_clock.now, excluded.now), advancing = excluded.advancing
                returning now""")) {
      statement.setString(1, tenancy.current());
      statement.setObject(2, OffsetDateTime.ofInstant(to, ZoneOffset.UTC));
      statement.setBoolean(3, advancing);
      try (var row = statement.executeQuery()) {
        row.next();
        return row.getObject(1, OffsetDateTime.class).toInstant();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The tenant's clock cannot be moved.", e);
    }
  }
}
