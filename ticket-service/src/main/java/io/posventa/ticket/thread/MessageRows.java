package io.posventa.ticket.thread;

import io.posventa.platform.tenant.TenantRead;
import io.posventa.ticket.attachment.AttachedList;
import io.posventa.ticket.party.Party;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The messages that a ticket shows with itself, straight from their rows. */
final class MessageRows {
  private static final String FIRST =
      """
      select id, version, created_at, ticket_id, party, role, actor_id, name, on_behalf_of, body,
             format, in_reply_to, automatic, attachments, sent_from, ticket_version
      from message
      where marketplace_id = ? and ticket_id = ? order by ticket_version limit 100""";
  private static final AttachedList FILES = new AttachedList();

  private MessageRows() {}

  /** The first hundred, oldest first; read together with other rows. */
  static Supplier<List<MessageView>> first(TenantRead.Together together, String ticketId) {
    return together.rows(FIRST, MessageRows::view, ticketId);
  }

  private static MessageView view(ResultSet row) throws SQLException {
    Instant createdAt = row.getObject("created_at", OffsetDateTime.class).toInstant();
    var party = Party.valueOf(row.getString("party"));
    return new MessageView(
        row.getString("id"),
        "message",
        row.getLong("version"),
        createdAt,
        createdAt,
        row.getString("ticket_id"),
        new MessageView.From(
            party,
            row.getString("role"),
            row.getString("actor_id"),
            Optional.ofNullable(row.getString("name")),
            Optional.ofNullable(row.getString("on_behalf_of")).map(Party::valueOf)),
        Addressees.of(party),
        row.getString("body"),
        Message.Format.valueOf(row.getString("format")),
        Optional.ofNullable(row.getString("in_reply_to")),
        row.getBoolean("automatic"),
        FILES.convertToEntityAttribute(row.getString("attachments")),
        Optional.ofNullable(row.getString("sent_from")),
        row.getLong("ticket_version"));
  }
}
