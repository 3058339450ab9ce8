package io.posventa.ticket.thread;

import io.agroal.api.AgroalDataSource;
import io.posventa.platform.tenant.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.Optional;

/** Finds known orders by the name that their storefront gives them. */
@ApplicationScoped
class OrderNames {
  private static final String FIND =
      """
      select id from reference
      where marketplace_id = ? and kind = 'order' and data ->> 'external_id' = ?""";

  private final AgroalDataSource database;
  private final Tenancy tenancy;

  OrderNames(AgroalDataSource database, Tenancy tenancy) {
    this.database = database;
    this.tenancy = tenancy;
  }

  @Transactional
  Optional<String> find(String externalId) {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(FIND)) {
      statement.setString(1, tenancy.current());
      statement.setString(2, externalId);
      try (var row = statement.executeQuery()) {
        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("The order " + externalId + " cannot be looked up.", e);
    }
  }
}
