package io.posventa.gateway.marketplace;

import io.posventa.platform.log.RowsAtCommit;
import io.posventa.platform.tenant.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.function.Supplier;

/**
 * Lets a platform administrator's transaction work inside one marketplace. The rows of the
 * administrator's own tenant, such as the idempotency key, and the marketplace's then commit
 * together.
 */
@ApplicationScoped
public class InMarketplace {
  private final Tenancy tenancy;
  private final EntityManager database;
  private final RowsAtCommit rows;

  InMarketplace(Tenancy tenancy, EntityManager database, RowsAtCommit rows) {
    this.tenancy = tenancy;
    this.database = database;
    this.rows = rows;
  }

  /** Does the work as that marketplace, in the current transaction. */
  public <T> T call(String marketplaceId, Supplier<T> work) {
    String before = tenancy.current();
    if (before.equals(marketplaceId)) {
      return work.get();
    }
    write();
    tell(marketplaceId);
    T result = tenancy.as(marketplaceId, work);
    write();
    // After a failure the transaction is rolled back, and the setting with it.
    tell(before);
    return result;
  }

  /** As the marketplace whose rows they are. */
  private void write() {
    database.flush();
    rows.write();
  }

  private void tell(String marketplaceId) {
    database
        .createNativeQuery("select set_config('app.marketplace', :id, true)", String.class)
        .setParameter("id", marketplaceId)
        .getSingleResult();
  }
}
