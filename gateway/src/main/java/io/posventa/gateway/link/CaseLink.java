package io.posventa.gateway.link;

import io.posventa.platform.tenant.TenantKey;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A credential for one case and one party; of its token there is a hash only. */
@Entity
class CaseLink {
  enum Party {
    CUSTOMER,
    VENDOR
  }

  @EmbeddedId TenantKey key;
  String caseId;

  /** The order that the case is or belongs to. */
  @Nullable String orderId;

  @Enumerated(EnumType.STRING)
  Party party;

  /** Of a link that acts for a vendor. */
  @Nullable String vendorId;

  /** Of the address that it was sent to. */
  @Nullable String addressHash;

  @Nullable String locale;
  @Nullable String timeZone;

  /** Of its marketplace: fixed when that was created. */
  @Nullable String clockId;

  String tokenHash;
  Instant expiresAt;
  @Nullable Instant revokedAt;

  /** Counted beside the entity, so that counting is no change of the link. */
  @Column(updatable = false)
  long uses;

  @Column(updatable = false)
  @Nullable Instant lastUsedAt;

  Instant createdAt;
  Instant updatedAt;
  @Version long version = 1;

  protected CaseLink() {} // for Hibernate

  CaseLink(TenantKey key, Terms terms, @Nullable String clockId, String tokenHash, Instant now) {
    this.key = key;
    this.caseId = terms.caseId();
    this.orderId = terms.orderId();
    this.party = terms.party();
    this.vendorId = terms.party() == Party.VENDOR ? terms.vendorId() : null;
    this.addressHash = terms.addressHash();
    this.locale = terms.locale();
    this.timeZone = terms.timeZone();
    this.clockId = clockId;
    this.tokenHash = tokenHash;
    this.expiresAt = terms.expiresAt();
    this.createdAt = now;
    this.updatedAt = now;
  }

  /** What a link is to be. */
  record Terms(
      String caseId,
      @Nullable String orderId,
      Party party,
      @Nullable String vendorId,
      @Nullable String addressHash,
      @Nullable String locale,
      @Nullable String timeZone,
      Instant expiresAt) {}

  /** By machine time: whether a link is good is no matter of the marketplace's clock. */
  void revoke(Instant machineNow, Instant now) {
    revokedAt = machineNow;
    updatedAt = now;
  }
}
