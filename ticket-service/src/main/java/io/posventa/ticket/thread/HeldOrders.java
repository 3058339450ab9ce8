package io.posventa.ticket.thread;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.posventa.platform.ref.Reference;
import io.posventa.platform.tenant.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Copies of orders that stay as they are until a transaction ends. Who opens a ticket and who
 * changes the customer's address meet at the copy: a ticket either has the new address, or is there
 * to be changed.
 */
@ApplicationScoped
class HeldOrders {
  private static final String KIND = "order";
  private static final String READ =
      """
      select version, data::text from reference
      where marketplace_id = ? and kind = 'order' and id = ?
      for\s""";

  private final AgroalDataSource database;
  private final Tenancy tenancy;
  private final ObjectMapper json;

  HeldOrders(AgroalDataSource database, Tenancy tenancy, ObjectMapper json) {
    this.database = database;
    this.tenancy = tenancy;
    this.json = json;
  }

  /** The order as it is known here; its copy can be read by others, and not changed. */
  @Transactional(Transactional.TxType.MANDATORY)
  Optional<OrderFacts> share(String orderId) {
    return hold(orderId, "share");
  }

  /** Waits for everybody who shares the copy. */
  @Transactional(Transactional.TxType.MANDATORY)
  Optional<OrderFacts> own(String orderId) {
    return hold(orderId, "update");
  }

  private Optional<OrderFacts> hold(String orderId, String mode) {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(READ + mode)) {
      statement.setString(1, tenancy.current());
      statement.setString(2, orderId);
      try (var row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Reference(KIND, orderId, row.getLong(1), json.readTree(row.getString(2)))
                    .as(OrderFacts.class))
            : Optional.empty();
      }
    } catch (SQLException | JsonProcessingException e) {
      throw new IllegalStateException("The copy of " + orderId + " cannot be held.", e);
    }
  }
}
