package io.posventa.notification.email;

import io.agroal.api.AgroalDataSource;
import io.posventa.notification.template.MailTemplate;
import io.posventa.notification.template.Reader;
import io.posventa.platform.log.AfterCommit;
import io.posventa.platform.tenant.TenantKey;
import io.posventa.platform.tenant.WorkerRole;
import io.posventa.platform.worker.Wake;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** The rows of mails as a queue that workers on all replicas share. */
@ApplicationScoped
class EmailQueue {
  // What it refers to: the party's mails about the case so far, the first and the last ones.
  private static final String ADD =
      """
      insert into email (marketplace_id, id, version, event_id, party, template, case_id,
                         case_version, vendor_id, recipient, locale, content, message_id,
                         reference_ids, status, problem, subject, attempts, claims, due_at,
                         queued_at, created_at, updated_at)
      values (?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
              (with own as not materialized (
                 select message_id, queue_no from email
                 where marketplace_id = ? and case_id = ? and party = ? and status <> 'SUPPRESSED')
               select coalesce(string_agg(message_id, ' ' order by queue_no), '')
               from (select * from (select * from own order by queue_no limit 1) first
                     union
                     select * from (select * from own order by queue_no desc limit 6) last) mails),
              ?, ?, ?, 0, 0, ?, ?, ?, ?)
      on conflict (marketplace_id, event_id, party) do nothing""";

  // One party's mails about one case go out one after the other, or a thread would be none.
  static final String CLAIM =
      """
      update email set claims = claims + 1, lease_until = ?
      from (select q.marketplace_id, q.id from email q
            where q.status = 'QUEUED' and q.due_at <= ?
              and (q.lease_until is null or q.lease_until <= ?)
              and q.queue_no = (select min(first.queue_no) from email first
                                where first.marketplace_id = q.marketplace_id
                                  and first.case_id = q.case_id and first.party = q.party
                                  and first.status = 'QUEUED' and first.queue_no > 0)
            order by q.due_at, q.queue_no limit ? for update of q skip locked) due
      where email.marketplace_id = due.marketplace_id and email.id = due.id
      returning email.marketplace_id, email.id, email.claims""";
  private static final String POSTPONE =
      """
      update email set due_at = ?, lease_until = null
      where marketplace_id = ? and id = ? and claims = ? and status = 'QUEUED'""";

  private static final String SENT =
      """
      update email
      set status = 'SENT', attempts = attempts + 1, problem = null, sent_at = ?, updated_at = ?,
          version = version + 1
      where marketplace_id = ? and id = ? and claims = ? and status = 'QUEUED'
      returning version, case_id, template, party, vendor_id""";

  private static final String REDIRECT =
      """
      update email set recipient = ?, version = version + 1
      where marketplace_id = ? and party = 'CUSTOMER' and recipient = ?
        and status in ('QUEUED', 'BOUNCED', 'FAILED')
        and (case_id = ? or case_id in (select id from known_ticket
                                        where marketplace_id = ? and order_id = ?))""";

  private final AgroalDataSource database;
  private final WorkerRole worker;
  private final Clock machine;
  private final EmailConfig config;
  private final AfterCommit afterCommit;
  private final List<Wake> bells = new CopyOnWriteArrayList<>();

  EmailQueue(
      AgroalDataSource database,
      WorkerRole worker,
      Clock machine,
      EmailConfig config,
      AfterCommit afterCommit) {
    this.database = database;
    this.worker = worker;
    this.machine = machine;
    this.config = config;
    this.afterCommit = afterCommit;
  }

  /** That a worker took a mail, for the n-th time. Only the last one's outcome counts. */
  record Claim(TenantKey key, int number) {}

  /** A bell for one worker, rung when there is something to send. */
  Wake bell() {
    var bell = new Wake();
    bells.add(bell);
    return bell;
  }

  void ring() {
    bells.forEach(Wake::signal);
  }

  /** Queues the mail, unless its event and party have one already. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void add(NewEmail mail) {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(ADD)) {
      var now = at(machine.instant());
      int i = 1;
      statement.setString(i++, mail.key().marketplaceId());
      statement.setString(i++, mail.key().id());
      statement.setString(i++, mail.eventId());
      statement.setString(i++, mail.party().name());
      statement.setString(i++, mail.template().name());
      statement.setString(i++, mail.caseId());
      statement.setObject(i++, mail.caseVersion().orElse(null), Types.BIGINT);
      statement.setString(i++, mail.vendorId().orElse(null));
      statement.setString(i++, mail.recipient().orElse(null));
      statement.setString(i++, mail.locale().toLanguageTag());
      statement.setString(i++, mail.content());
      statement.setString(i++, mail.messageId());
      statement.setString(i++, mail.key().marketplaceId());
      statement.setString(i++, mail.caseId());
      statement.setString(i++, mail.party().name());
      statement.setString(
          i++, (mail.recipient().isEmpty() ? Email.Status.SUPPRESSED : Email.Status.QUEUED).name());
      statement.setString(i++, mail.recipient().isEmpty() ? "No address is known." : null);
      statement.setString(i++, mail.subject());
      statement.setObject(i++, now);
      statement.setObject(i++, now);
      statement.setObject(i++, at(mail.createdAt()));
      statement.setObject(i, at(mail.createdAt()));
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("The mail cannot be queued.", e);
    }
    afterCommit.once(EmailQueue.class, this::ring);
  }

  /** The customer of an order is reached elsewhere now: so is who waits for mail about it. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void redirect(TenantKey order, String oldAddress, String newAddress) {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(REDIRECT)) {
      statement.setString(1, newAddress);
      statement.setString(2, order.marketplaceId());
      statement.setString(3, oldAddress);
      statement.setString(4, order.id());
      statement.setString(5, order.marketplaceId());
      statement.setString(6, order.id());
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("Mails cannot be sent elsewhere.", e);
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
            statement.setObject(3, at(now));
            statement.setInt(4, config.batch());
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

  /** What is told of a mail that the server took. */
  record Sent(
      long version,
      String caseId,
      MailTemplate template,
      Reader party,
      Optional<String> vendorId) {}

  /** Notes that the server took the mail, if the worker still has it; its words are not read. */
  @Transactional(Transactional.TxType.MANDATORY)
  public Optional<Sent> sent(Claim claim, Instant at) {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(SENT)) {
      statement.setObject(1, at(at));
      statement.setObject(2, at(at));
      statement.setString(3, claim.key().marketplaceId());
      statement.setString(4, claim.key().id());
      statement.setInt(5, claim.number());
      try (var row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Sent(
                    row.getLong(1),
                    row.getString(2),
                    MailTemplate.valueOf(row.getString(3)),
                    Reader.valueOf(row.getString(4)),
                    Optional.ofNullable(row.getString(5))))
            : Optional.empty();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("That a mail was sent cannot be noted.", e);
    }
  }

  /** Gives mails back for a while, because something that they tell of is not known yet. */
  void postpone(List<Claim> claims, Duration wait) {
    if (claims.isEmpty()) {
      return;
    }
    worker.call(
        connection -> {
          try (var statement = connection.prepareStatement(POSTPONE)) {
            for (var claim : claims) {
              statement.setObject(1, at(machine.instant().plus(wait)));
              statement.setString(2, claim.key().marketplaceId());
              statement.setString(3, claim.key().id());
              statement.setInt(4, claim.number());
              statement.addBatch();
            }
            return statement.executeBatch();
          }
        });
    wakeAfter(wait);
  }

  /** Rings when the wait is over; who misses it is found by polling. */
  void wakeAfter(Duration wait) {
    CompletableFuture.delayedExecutor(wait.toMillis() + 1, TimeUnit.MILLISECONDS)
        .execute(this::ring);
  }

  private static OffsetDateTime at(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
