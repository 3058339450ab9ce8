package io.posventa.platform.tenant;

import java.util.Optional;

/** Where the tenant of an HTTP request comes from. */
public interface TenantSource {
  Optional<String> marketplaceId();
}
