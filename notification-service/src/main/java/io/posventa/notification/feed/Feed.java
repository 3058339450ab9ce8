package io.posventa.notification.feed;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.posventa.platform.log.AfterCommit;
import io.posventa.platform.log.Change;
import io.posventa.platform.log.RowsAtCommit;
import io.posventa.platform.peer.PeersConfig;
import io.posventa.platform.tenant.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/** The append-only log that the public reads. Rows get their positions after commit. */
@ApplicationScoped
public class Feed {
  private static final String APPEND =
      """
      insert into feed_event (marketplace_id, event_id, source, type, subject, version, occurred_at,
                              recorded_at, correlation, causation, vendor_id, is_ticket, actor, data)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb)
      on conflict (marketplace_id, source, event_id) do nothing""";

  private final RowsAtCommit rows;
  private final Tenancy tenancy;
  private final Clock machine;
  private final ObjectMapper json;
  private final AfterCommit afterCommit;
  private final FeedNumbering numbering;
  private final String service;

  Feed(
      RowsAtCommit rows,
      Tenancy tenancy,
      Clock machine,
      ObjectMapper json,
      AfterCommit afterCommit,
      FeedNumbering numbering,
      PeersConfig peers) {
    this.rows = rows;
    this.tenancy = tenancy;
    this.machine = machine;
    this.json = json;
    this.afterCommit = afterCommit;
    this.numbering = numbering;
    this.service = peers.service();
  }

  /** Publishes a change of this service's own, which goes to the other services as well. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void appendOwn(String eventId, Change change, Optional<String> vendorId) {
    append(
        new FeedEvent(
            eventId,
            service,
            change.type(),
            change.subject(),
            change.version(),
            change.at(),
            change.correlation(),
            Optional.empty(),
            json.valueToTree(Map.of("role", "system", "id", service)),
            json.valueToTree(change.data())),
        vendorId);
  }

  /** Publishes when the current transaction commits. */
  @Transactional(Transactional.TxType.MANDATORY)
  void append(FeedEvent event, Optional<String> vendorId) {
    String marketplace = tenancy.current();
    var recordedAt = at(machine.instant());
    rows.add(
        APPEND,
        statement -> {
          int i = 1;
          statement.setString(i++, marketplace);
          statement.setString(i++, event.id());
          statement.setString(i++, event.source());
          statement.setString(i++, event.type());
          statement.setString(i++, event.subject());
          statement.setLong(i++, event.version());
          statement.setObject(i++, at(event.time()));
          statement.setObject(i++, recordedAt);
          statement.setString(i++, event.correlation());
          statement.setString(i++, event.causation().orElse(null));
          statement.setString(i++, vendorId.orElse(null));
          statement.setBoolean(i++, event.isTicket());
          statement.setString(i++, event.actor().toString());
          statement.setString(i, event.data().toString());
        });
    afterCommit.once(FeedNumbering.class, numbering::wake);
  }

  private static OffsetDateTime at(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
