package io.posventa.notification.inbound;

import io.agroal.api.AgroalDataSource;
import io.posventa.notification.template.Party;
import io.posventa.platform.tenant.TenantKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Tells answering machines by what they do: they say the same again, or write without a pause. */
@ApplicationScoped
class Repetitions {
  private static final String COUNT =
      """
      select count(*) filter (where received_at > ?),
             count(*) filter (where text_digest = ? and id <> ?)
      from inbound_email
      where marketplace_id = ? and ticket_id = ? and party = ? and received_at > ?
        and received_at <= ?""";

  private final AgroalDataSource database;
  private final InboundConfig config;

  Repetitions(AgroalDataSource database, InboundConfig config) {
    this.database = database;
    this.config = config;
  }

  /** Whether a party's answers to a ticket, with this one, are more than a person writes. */
  @Transactional
  public boolean isLoop(
      TenantKey mail, String ticket, Party party, String textDigest, Instant receivedAt) {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(COUNT)) {
      statement.setObject(1, at(receivedAt.minus(config.loopWindow())));
      statement.setString(2, textDigest);
      statement.setString(3, mail.id());
      statement.setString(4, mail.marketplaceId());
      statement.setString(5, ticket);
      statement.setString(6, party.name());
      var longest =
          config.sameTextWindow().compareTo(config.loopWindow()) > 0
              ? config.sameTextWindow()
              : config.loopWindow();
      statement.setObject(7, at(receivedAt.minus(longest)));
      statement.setObject(8, at(receivedAt));
      try (var row = statement.executeQuery()) {
        row.next();
        return row.getLong(1) > config.loopMails() || row.getLong(2) > 0;
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The answers cannot be counted.", e);
    }
  }

  private static OffsetDateTime at(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
