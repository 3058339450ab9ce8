package io.posventa.notification.inbound;

import io.agroal.api.AgroalDataSource;
import io.posventa.platform.log.AfterCommit;
import io.posventa.platform.tenant.TenantKey;
import io.posventa.platform.tenant.WorkerRole;
import io.posventa.platform.worker.Wake;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The rows of mails that came in, as a queue that workers on all replicas share. */
@ApplicationScoped
class InboundQueue {
  private static final String ADD =
      """
      insert into inbound_email (marketplace_id, id, version, mail_key, message_id, kind, sender,
                                 recipient, subject, size, lane, party, ticket_id, status,
                                 held_by_clock, attempts, claims, due_at, received_at, created_at,
                                 updated_at)
      values (?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'RECEIVED', false, 0, 0, ?, ?, ?, ?)
      on conflict (marketplace_id, mail_key) do nothing""";
  private static final String KEEP =
      """
      insert into inbound_source (marketplace_id, id, content, truncated)
      values (?, ?, ?, ?)""";
  private static final String READ =
      "select content, truncated from inbound_source where marketplace_id = ? and id = ?";
  private static final String DROP =
      "delete from inbound_source where marketplace_id = ? and id = ?";
  private static final String CLAIM =
      """
      update inbound_email set claims = claims + 1, due_at = ?
      from (select q.marketplace_id, q.id from inbound_email q
            where q.status = 'RECEIVED' and q.due_at <= ?
              and not exists (select from inbound_email earlier
                              where earlier.marketplace_id = q.marketplace_id
                                and earlier.lane = q.lane and earlier.queue_no < q.queue_no
                                and earlier.status = 'RECEIVED')
            order by q.due_at, q.queue_no limit ? for update of q skip locked) due
      where inbound_email.marketplace_id = due.marketplace_id and inbound_email.id = due.id
      returning inbound_email.marketplace_id, inbound_email.id, inbound_email.claims""";

  private final AgroalDataSource database;
  private final WorkerRole worker;
  private final Clock machine;
  private final InboundConfig config;
  private final AfterCommit afterCommit;
  private final Wake wake = new Wake();

  InboundQueue(
      AgroalDataSource database,
      WorkerRole worker,
      Clock machine,
      InboundConfig config,
      AfterCommit afterCommit) {
    this.database = database;
    this.worker = worker;
    this.machine = machine;
    this.config = config;
    this.afterCommit = afterCommit;
  }

  /** That a worker took a mail, for the n-th time. Only the last one's outcome counts. */
  record Claim(TenantKey key, int number) {}

  Wake wake() {
    return wake;
  }

  /** Keeps the mail, unless the marketplace has had it already. Tells whether it is new. */
  @Transactional
  public boolean add(NewInbound mail) {
    try (var connection = database.getConnection()) {
      boolean isNew = insert(connection, mail);
      if (isNew) {
        keep(connection, mail);
        afterCommit.once(InboundQueue.class, wake::signal);
      }
      return isNew;
    } catch (SQLException e) {
      throw new IllegalStateException("The mail cannot be kept.", e);
    }
  }

  private boolean insert(Connection connection, NewInbound mail) throws SQLException {
    try (var statement = connection.prepareStatement(ADD)) {
      var now = at(machine.instant());
      int i = 1;
      statement.setString(i++, mail.key().marketplaceId());
      statement.setString(i++, mail.key().id());
      statement.setString(i++, mail.mail().key());
      statement.setString(i++, mail.mail().messageId());
      statement.setString(i++, mail.mail().kind().name());
      statement.setString(i++, mail.mail().from().map(Sender::address).orElse(null));
      statement.setString(i++, mail.recipient().orElse(null));
      statement.setString(i++, mail.mail().subject());
      statement.setLong(i++, mail.raw().size());
      statement.setString(i++, mail.lane());
      statement.setString(i++, mail.party().map(Enum::name).orElse(null));
      statement.setString(i++, mail.ticket().orElse(null));
      statement.setObject(i++, now);
      statement.setObject(i++, now);
      statement.setObject(i++, at(mail.createdAt()));
      statement.setObject(i, at(mail.createdAt()));
      return statement.executeUpdate() == 1;
    }
  }

  private static void keep(Connection connection, NewInbound mail) throws SQLException {
    try (var statement = connection.prepareStatement(KEEP)) {
      statement.setString(1, mail.key().marketplaceId());
      statement.setString(2, mail.key().id());
      statement.setBytes(3, mail.raw().octets());
      statement.setBoolean(4, mail.raw().isTruncated());
      statement.executeUpdate();
    }
  }

  @Transactional
  public RawMail read(TenantKey key) {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(READ)) {
      statement.setString(1, key.marketplaceId());
      statement.setString(2, key.id());
      try (var row = statement.executeQuery()) {
        if (!row.next()) {
          throw new IllegalStateException("The mail " + key.id() + " is not kept.");
        }
        byte[] octets = row.getBytes(1);
        return new RawMail(octets, row.getBoolean(2), octets.length);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The mail cannot be read.", e);
    }
  }

  /** Forgets what a mail said, once it is dealt with. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void drop(TenantKey key) {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(DROP)) {
      statement.setString(1, key.marketplaceId());
      statement.setString(2, key.id());
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("The mail cannot be dropped.", e);
    }
  }

  /** Takes mails that are due, for the length of a lease. */
  List<Claim> claim() {
    return worker.call(
        connection -> {
          try (var statement = connection.prepareStatement(CLAIM)) {
            var now = machine.instant();
            statement.setObject(1, at(now.plus(config.lease())));
            statement.setObject(2, at(now));
            statement.setInt(3, config.batch());
            try (var row = statement.executeQuery()) {
              var claims = new ArrayList<Claim>();
              while (row.next()) {
                claims.add(
                    new Claim(new TenantKey(row.getString(1), row.getString(2)), row.getInt(3)));
              }
              return claims;
            }
          }
        });
  }

  /** Rings when the wait is over; who misses it is found by polling. */
  void wakeAfter(Duration wait) {
    CompletableFuture.delayedExecutor(wait.toMillis() + 1, TimeUnit.MILLISECONDS)
        .execute(wake::signal);
  }

  private static OffsetDateTime at(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
