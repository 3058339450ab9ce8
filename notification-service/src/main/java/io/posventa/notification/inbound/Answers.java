package io.posventa.notification.inbound;

import io.agroal.api.AgroalDataSource;
import io.posventa.platform.tenant.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Keeps us from writing to one address about one matter more than once a day. */
@ApplicationScoped
class Answers {
  /** The matter of all advice to one writer. */
  static final String ADVICE = "advice";

  private static final String CLAIM =
      """
      insert into inbound_answer (marketplace_id, recipient, about, answered_at)
      values (?, ?, ?, ?)
      on conflict (marketplace_id, recipient, about) do update
      set answered_at = excluded.answered_at
      where inbound_answer.answered_at <= ?""";

  private final AgroalDataSource database;
  private final Tenancy tenancy;
  private final Clock machine;
  private final InboundConfig config;

  Answers(AgroalDataSource database, Tenancy tenancy, Clock machine, InboundConfig config) {
    this.database = database;
    this.tenancy = tenancy;
    this.machine = machine;
    this.config = config;
  }

  /** Whether we may write now; then not again for a while, unless the transaction fails. */
  @Transactional(Transactional.TxType.MANDATORY)
  public boolean claim(String recipient, String about) {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(CLAIM)) {
      var now = machine.instant();
      statement.setString(1, tenancy.current());
      statement.setString(2, recipient);
      statement.setString(3, about);
      statement.setObject(4, at(now));
      statement.setObject(5, at(now.minus(config.answerEvery())));
      return statement.executeUpdate() == 1;
    } catch (SQLException e) {
      throw new IllegalStateException("The answer cannot be noted.", e);
    }
  }

  private static OffsetDateTime at(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
