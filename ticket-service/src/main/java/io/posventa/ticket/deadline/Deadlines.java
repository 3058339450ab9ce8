package io.posventa.ticket.deadline;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.agroal.api.AgroalDataSource;
import io.posventa.platform.tenant.Tenancy;
import io.posventa.platform.tenant.TenantRead;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;

/** What sla-service has told of the deadlines of tickets. Nothing is decided by it. */
@ApplicationScoped
public class Deadlines {
  private static final String STORE =
      """
      insert into ticket_deadline (marketplace_id, id, version, ticket_id, ladder, step, action,
                                   status, due_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (marketplace_id, id) do update
      set version = excluded.version, step = excluded.step, action = excluded.action,
          status = excluded.status, due_at = excluded.due_at
      where ticket_deadline.version < excluded.version""";
  private static final String AHEAD =
      """
      select id, ladder, step, action, due_at, status
      from ticket_deadline
      where marketplace_id = ? and ticket_id = ? and status in ('pending', 'paused')
      order by due_at, id limit 20""";

  private final AgroalDataSource database;
  private final Tenancy tenancy;

  Deadlines(AgroalDataSource database, Tenancy tenancy) {
    this.database = database;
    this.tenancy = tenancy;
  }

  /** A deadline as sla-service's events have it. */
  record Facts(
      String id,
      long version,
      // "case" is a word of Java
      @JsonProperty("case") String ticket,
      String ladder,
      int step,
      String action,
      String status,
      Instant dueAt) {}

  /** What is still ahead of a ticket, soonest first; read together with other rows. */
  public Supplier<List<DeadlineView>> aheadOf(TenantRead.Together together, String ticketId) {
    return together.rows(
        AHEAD,
        row ->
            new DeadlineView(
                row.getString(1),
                row.getString(2),
                row.getInt(3),
                row.getString(4),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                row.getString(6)),
        ticketId);
  }

  /** Keeps the newer of this and what is there. */
  @Transactional
  void store(Facts deadline) {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(STORE)) {
      statement.setString(1, tenancy.current());
      statement.setString(2, deadline.id);
      statement.setLong(3, deadline.version);
      statement.setString(4, deadline.ticket);
      statement.setString(5, deadline.ladder);
      statement.setInt(6, deadline.step);
      statement.setString(7, deadline.action);
      statement.setString(8, deadline.status);
      statement.setObject(9, OffsetDateTime.ofInstant(deadline.dueAt, ZoneOffset.UTC));
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("A deadline cannot be kept.", e);
    }
  }
}
