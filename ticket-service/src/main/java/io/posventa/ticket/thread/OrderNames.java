package io.posventa.ticket.thread;

import io.posventa.platform.tenant.TenantRead;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Finds known orders by the name that their storefront gives them. */
@ApplicationScoped
class OrderNames {
  static final String FIND =
      """
      select id from reference
      where marketplace_id = ? and order_name = ?""";

  private final TenantRead read;

  OrderNames(TenantRead read) {
    this.read = read;
  }

  Optional<String> find(String externalId) {
    return read.rows(FIND, row -> row.getString(1), externalId).stream().findFirst();
  }
}
