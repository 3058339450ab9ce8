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
    PHONE_REPRESENTATIVE,
    ACCOUNT_MANAGER;

    io.posventa.platform.identity.Role caller() {
      return io.posventa.platform.identity.Role.valueOf(name());
    }

    boolean isOfVendor() {
      return switch (this) {
        case VENDOR_AGENT, VENDOR_ADMIN -> true;
        case OPERATOR, PHONE_REPRESENTATIVE, ACCOUNT_MANAGER -> false;
      };
    }
  }

  @EmbeddedId TenantKey key;
  String email;
  String name;

  @Enumerated(EnumType.STRING)
  Role role;

  @Nullable String vendorId;
  @Nullable String locale;
  @Nullable String timeZone;
  Instant createdAt;
  Instant updatedAt;
  @Version long version = 1;

  protected Member() {} // for Hibernate

  Member(TenantKey key, NewMember command, Instant now) {
    this.key = key;
    this.email = command.email();
    this.name = command.name();
    this.role = command.role();
    this.vendorId = command.vendor();
    this.locale = command.locale();
    this.timeZone = command.timeZone();
    this.createdAt = now;
    this.updatedAt = now;
  }

  Profile profile() {
    return new Profile(name, locale, timeZone);
  }

  void change(Profile to, Instant now) {
    name = to.name();
    locale = to.locale();
    timeZone = to.timeZone();
    updatedAt = now;
  }
}
