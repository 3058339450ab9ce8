package io.posventa.gateway.apikey;

import io.posventa.platform.tenant.TenantKey;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class ApiKeyRepository implements PanacheRepositoryBase<ApiKey, TenantKey> {

  List<ApiKey> after(String marketplaceId, Optional<String> vendorId, String id, int limit) {
    return vendorId
        .map(
            vendor ->
                find(
                    "key.marketplaceId = ?1 and vendorId = ?2 and key.id > ?3 order by key.id",
                    marketplaceId,
                    vendor,
                    id))
        .orElseGet(
            () -> find("key.marketplaceId = ?1 and key.id > ?2 order by key.id", marketplaceId, id))
        .page(0, limit)
        .list();
  }
}
