package io.posventa.gateway.marketplace;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.posventa.platform.ref.Reference;
import io.posventa.platform.ref.ReferenceSource;
import io.posventa.platform.tenant.Tenancy;
import io.posventa.platform.tenant.TenantKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

@ApplicationScoped
class MarketplaceSource implements ReferenceSource {
  private final MarketplaceRepository marketplaces;
  private final Tenancy tenancy;
  private final ObjectMapper json;

  MarketplaceSource(MarketplaceRepository marketplaces, Tenancy tenancy, ObjectMapper json) {
    this.marketplaces = marketplaces;
    this.tenancy = tenancy;
    this.json = json;
  }

  @Override
  public String kind() {
    return "marketplace";
  }

  @Override
  @Transactional
  public Optional<Reference> read(String id) {
    return marketplaces
        .findByIdOptional(new TenantKey(tenancy.current(), id))
        .map(MarketplaceView::of)
        .map(view -> new Reference(kind(), id, view.version(), json.valueToTree(view)));
  }
}
