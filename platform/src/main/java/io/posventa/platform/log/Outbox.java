package io.posventa.platform.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.posventa.platform.id.Ids;
import io.posventa.platform.tenant.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The change log of this service. A row is written by the transaction that makes the change, after
 * the aggregate's row lock is held, and gets its position after commit.
 */
@ApplicationScoped
public class Outbox {
  private static final String APPEND =
      """
      insert into change_log (marketplace_id, event_id, type, subject, version, occurred_at,
                              recorded_at, correlation, causation, request_id, actor, data)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb)""";

  private final Tenancy tenancy;
  private final Ids ids;
  private final Clock machine;
  private final ObjectMapper json;
  private final RowsAtCommit rows;
  private final EventContext context;
  private final AfterCommit afterCommit;
  private final Numbering numbering;

  Outbox(
      Tenancy tenancy,
      Ids ids,
      Clock machine,
      ObjectMapper json,
      RowsAtCommit rows,
      EventContext context,
      AfterCommit afterCommit,
      Numbering numbering) {
    this.tenancy = tenancy;
    this.ids = ids;
    this.machine = machine;
    this.json = json;
    this.rows = rows;
    this.context = context;
    this.afterCommit = afterCommit;
    this.numbering = numbering;
  }

  /**
   * Announces the change when the current transaction commits.
   *
   * @return the event's id
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public String append(Change change) {
    String id = ids.next("evt");
    String marketplace = tenancy.current();
    var recordedAt = OffsetDateTime.ofInstant(machine.instant(), ZoneOffset.UTC);
    @Nullable String causation = context.causation();
    @Nullable String requestId = context.requestId();
    // As of now: what the event speaks of may change before the commit.
    String actor = written(context.actor());
    String data = written(change.data());
    rows.add(
        APPEND,
        statement -> {
          statement.setString(1, marketplace);
          statement.setString(2, id);
          statement.setString(3, change.type());
          statement.setString(4, change.subject());
          statement.setLong(5, change.version());
          statement.setObject(6, OffsetDateTime.ofInstant(change.at(), ZoneOffset.UTC));
          statement.setObject(7, recordedAt);
          statement.setString(8, change.correlation());
          statement.setString(9, causation);
          statement.setString(10, requestId);
          statement.setString(11, actor);
          statement.setString(12, data);
        });
    afterCommit.once(Numbering.class, numbering::wake);
    return id;
  }

  private String written(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An event cannot be written.", e);
    }
  }
}
