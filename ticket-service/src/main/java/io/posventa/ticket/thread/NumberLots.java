package io.posventa.ticket.thread;

import io.agroal.api.AgroalDataSource;
import io.posventa.platform.tenant.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;

/** The lots of ticket numbers that replicas draw from the database. */
@ApplicationScoped
class NumberLots {
  static final int SIZE = 20;
  private static final String DRAW =
      """
      insert into ticket_number (marketplace_id, next) values (?, 100001 + ?)
      on conflict (marketplace_id) do update set next = ticket_number.next + ?
      returning next""";

  private final AgroalDataSource database;
  private final Tenancy tenancy;

  NumberLots(AgroalDataSource database, Tenancy tenancy) {
    this.database = database;
    this.tenancy = tenancy;
  }

  /** The first number of a lot that is the caller's alone. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  long draw() {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(DRAW)) {
      statement.setString(1, tenancy.current());
      statement.setInt(2, SIZE);
      statement.setInt(3, SIZE);
      try (var row = statement.executeQuery()) {
        row.next();
        return row.getLong(1) - SIZE;
      }
    } catch (SQLException e) {
      throw new IllegalStateException("No ticket numbers can be drawn.", e);
    }
  }
}
