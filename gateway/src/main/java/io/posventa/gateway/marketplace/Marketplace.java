package io.posventa.gateway.marketplace;

import io.posventa.platform.tenant.TenantKey;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A tenant: everything else in the suite belongs to one. */
@Entity
class Marketplace {
  @EmbeddedId TenantKey key;
  @Nullable String externalId;
  String name;

  @Enumerated(EnumType.STRING)
  Preset preset;

  String locale;
  String timeZone;
  @Nullable String logoUrl;
  boolean live;
  @Nullable String clockId;

  /** Separated by spaces. */
  String supportDomains;

  String policyId;
  Instant createdAt;
  Instant updatedAt;
  @Version long version = 1;

  protected Marketplace() {} // for Hibernate

  Marketplace(
      String id, NewMarketplace command, @Nullable String clockId, String policyId, Instant now) {
    this.key = new TenantKey(id, id);
    this.externalId = command.externalId();
    this.name = command.name();
    this.preset = command.preset();
    this.locale = command.locale();
    this.timeZone = command.timeZone();
    this.logoUrl = command.logoUrl();
    this.live = command.live();
    this.clockId = clockId;
    this.supportDomains = String.join(" ", command.supportDomains());
    this.policyId = policyId;
    this.createdAt = now;
    this.updatedAt = now;
  }

  List<String> supportDomains() {
    return supportDomains.isEmpty() ? List.of() : List.of(supportDomains.split(" ", -1));
  }

  Settings settings() {
    return new Settings(name, locale, timeZone, logoUrl, supportDomains());
  }

  void change(Settings to, Instant now) {
    name = to.name();
    locale = to.locale();
    timeZone = to.timeZone();
    logoUrl = to.logoUrl();
    supportDomains = String.join(" ", to.supportDomains());
    updatedAt = now;
  }

  void follow(String newPolicyId, Instant now) {
    policyId = newPolicyId;
    updatedAt = now;
  }
}
