package io.posventa.platform.tenant;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;

/** The key of everything that belongs to a marketplace. */
@Embeddable
public record TenantKey(
    @Column(name = "marketplace_id") String marketplaceId, @Column(name = "id") String id)
    implements Serializable {}
