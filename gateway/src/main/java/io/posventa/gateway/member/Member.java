package io.posventa.gateway.member;

import io.posventa.platform.tenant.TenantKey;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A person who works for the marketplace or for one of its vendors. */
@Entity
class Member {
  enum Role {
    VENDOR_AGENT,
    VENDOR_ADMIN,
    OPERATOR,
    ACCOUNT_MANAGER;

    boolean isOfVendor() {
      return switch (this) {
        case VENDOR_AGENT, VENDOR_ADMIN -> true;
        case OPERATOR, ACCOUNT_MANAGER -> false;
      };
    }
  }

  @EmbeddedId TenantKey key;
  String email;
  String name;

  @Enumerated(EnumType.STRING)
  Role role;

  @Nullable String vendorId;
  Instant createdAt;
  Instant updatedAt;
  @Version long version = 1;

  protected Member() {} // for Hibernate

  Member(
      TenantKey key, String email, String name, Role role, @Nullable String vendorId, Instant now) {
    this.key = key;
    this.email = email;
    this.name = name;
    this.role = role;
    this.vendorId = vendorId;
    this.createdAt = now;
    this.updatedAt = now;
  }
}
