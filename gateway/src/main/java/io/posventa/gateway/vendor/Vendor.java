package io.posventa.gateway.vendor;

import io.posventa.platform.tenant.TenantKey;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A seller on a marketplace. */
@Entity
class Vendor {
  @EmbeddedId TenantKey key;
  @Nullable String externalId;

  /** A {@link VendorProfile}, as JSON. */
  @JdbcTypeCode(SqlTypes.JSON)
  String profile;

  @Nullable String refundModeReason;
  Instant createdAt;
  Instant updatedAt;
  @Version long version = 1;

  protected Vendor() {} // for Hibernate

  Vendor(TenantKey key, @Nullable String externalId, String profile, Instant now) {
    this.key = key;
    this.externalId = externalId;
    this.profile = profile;
    this.createdAt = now;
    this.updatedAt = now;
  }

  void change(String newProfile, Instant now) {
    profile = newProfile;
    updatedAt = now;
  }
}
