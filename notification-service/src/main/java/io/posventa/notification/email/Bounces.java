package io.posventa.notification.email;

import io.agroal.api.AgroalDataSource;
import io.posventa.platform.tenant.TenantKey;
import io.posventa.platform.tenant.WorkerRole;
import io.posventa.platform.time.TenantClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Mails of ours that a mail server took and could not deliver. */
@ApplicationScoped
public class Bounces {
  private static final String FIND =
      "select marketplace_id, id from email where message_id = any (?) limit 1";
  private static final String NOTE =
      """
      update email set status = 'BOUNCED', problem = ?, version = version + 1, updated_at = ?
      where marketplace_id = ? and id = ? and status = 'SENT'""";

  private final AgroalDataSource database;
  private final WorkerRole worker;
  private final TenantClock clock;

  Bounces(AgroalDataSource database, WorkerRole worker, TenantClock clock) {
    this.database = database;
    this.worker = worker;
    this.clock = clock;
  }

  /** The mail that has one of these Message-IDs, whoever sent it. Not in a transaction. */
  @Transactional(Transactional.TxType.NEVER)
  public Optional<TenantKey> find(List<String> messageIds) {
    return worker.call(
        connection -> {
          try (var statement = connection.prepareStatement(FIND)) {
            statement.setArray(1, connection.createArrayOf("text", messageIds.toArray()));
            try (var row = statement.executeQuery()) {
              return row.next()
                  ? Optional.of(new TenantKey(row.getString(1), row.getString(2)))
                  : Optional.empty();
            }
          }
        });
  }

  /** Notes that the mail did not arrive. Tells whether that is news. */
  @Transactional(Transactional.TxType.MANDATORY)
  public boolean note(TenantKey email, String reason) {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(NOTE)) {
      statement.setString(1, reason);
      statement.setObject(2, OffsetDateTime.ofInstant(clock.now(), ZoneOffset.UTC));
      statement.setString(3, email.marketplaceId());
      statement.setString(4, email.id());
      return statement.executeUpdate() == 1;
    } catch (SQLException e) {
      throw new IllegalStateException("The bounce cannot be noted.", e);
    }
  }
}
