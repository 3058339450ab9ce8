package io.posventa.rma.email;

import io.posventa.platform.tenant.TenantKey;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Changes of address; whoever changes one has locked its order. */
@ApplicationScoped
class EmailChangeRepository implements PanacheRepositoryBase<EmailChange, TenantKey> {

  Optional<EmailChange> pendingOf(String marketplaceId, String order) {
    return find(
            "key.marketplaceId = ?1 and orderId = ?2 and status = PENDING", marketplaceId, order)
        .firstResultOptional();
  }

  Optional<EmailChange> confirmedBy(TenantKey confirmation) {
    return find(
            "key.marketplaceId = ?1 and (oldConfirmation = ?2 or newConfirmation = ?2)",
            confirmation.marketplaceId(),
            confirmation.id())
        .firstResultOptional();
  }

  /** Its order, found without reading the change: that is done when the order is locked. */
  Optional<String> orderOf(TenantKey confirmation) {
    return getEntityManager()
        .createQuery(
            """
            select orderId from EmailChange where key.marketplaceId = :marketplace
            and (oldConfirmation = :confirmation or newConfirmation = :confirmation)""",
            String.class)
        .setParameter("marketplace", confirmation.marketplaceId())
        .setParameter("confirmation", confirmation.id())
        .getResultStream()
        .findFirst();
  }
}
