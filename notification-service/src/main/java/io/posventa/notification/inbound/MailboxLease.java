package io.posventa.notification.inbound;

import io.posventa.platform.tenant.WorkerRole;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/** Lets one replica at a time read a mailbox; two would do no harm, and twice the work. */
@ApplicationScoped
class MailboxLease {
  private static final String TAKE =
      """
      insert into inbound_lease as l (mailbox, owner, ends_at) values (?, ?, ?)
      on conflict (mailbox) do update set owner = excluded.owner, ends_at = excluded.ends_at
      where l.owner = excluded.owner or l.ends_at <= ?""";
  private static final String GIVE_BACK =
      "delete from inbound_lease where mailbox = ? and owner = ?";

  private final WorkerRole worker;
  private final Clock machine;
  private final InboundConfig config;
  private final String owner = UUID.randomUUID().toString();

  MailboxLease(WorkerRole worker, Clock machine, InboundConfig config) {
    this.worker = worker;
    this.machine = machine;
    this.config = config;
  }

  /** Takes or prolongs it. Tells whether this replica has it now. */
  boolean take() {
    return take(owner);
  }

  boolean take(String claimant) {
    return worker.call(
        connection -> {
          try (var statement = connection.prepareStatement(TAKE)) {
            var now = machine.instant();
            statement.setString(1, mailbox());
            statement.setString(2, claimant);
            statement.setObject(3, at(now.plus(config.mailboxLease())));
            statement.setObject(4, at(now));
            return statement.executeUpdate() == 1;
          }
        });
  }

  void giveBack() {
    worker.call(
        connection -> {
          try (var statement = connection.prepareStatement(GIVE_BACK)) {
            statement.setString(1, mailbox());
            statement.setString(2, owner);
            return statement.executeUpdate();
          }
        });
  }

  private String mailbox() {
    return config.username() + "@" + config.host() + ":" + config.port() + "/" + config.folder();
  }

  private static OffsetDateTime at(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
