package io.posventa.gateway.apikey;

import io.posventa.gateway.credential.Secret;
import io.posventa.platform.tenant.TenantKey;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A credential of an integration; of its secret there is a hash only. */
@Entity
class ApiKey {
  enum Role {
    INTEGRATION,
    OPERATOR
  }

  @EmbeddedId TenantKey key;
  String name;

  @Enumerated(EnumType.STRING)
  Role role;

  /** In order, separated by spaces. */
  String scopes;

  @Nullable String vendorId;

  /** Of its marketplace, as the clock is: fixed when that was created. */
  boolean live;

  @Nullable String clockId;
  String secretHash;
  String hint;
  @Nullable Instant expiresAt;
  @Nullable Instant revokedAt;
  Instant createdAt;
  Instant updatedAt;
  @Version long version = 1;

  protected ApiKey() {} // for Hibernate

  ApiKey(
      TenantKey key,
      NewApiKey command,
      boolean live,
      @Nullable String clockId,
      Secret secret,
      Instant now) {
    this.key = key;
    this.name = command.name();
    this.role = command.role();
    this.scopes = String.join(" ", command.scopes().stream().sorted().toList());
    this.vendorId = command.vendor();
    this.live = live;
    this.clockId = clockId;
    this.secretHash = secret.hash();
    this.hint = secret.hint(prefix(live));
    this.expiresAt = command.expiresAt();
    this.createdAt = now;
    this.updatedAt = now;
  }

  static Secret newSecret(boolean live) {
    return Secret.make(prefix(live));
  }

  private static String prefix(boolean live) {
    return live ? "pk_live_" : "pk_test_";
  }

  List<String> scopes() {
    return List.of(scopes.split(" ", -1));
  }

  void rotate(Secret secret, Instant now) {
    secretHash = secret.hash();
    hint = secret.hint(prefix(live));
    updatedAt = now;
  }

  /** By machine time: whether a key is good is no matter of the marketplace's clock. */
  void revoke(Instant machineNow, Instant now) {
    revokedAt = machineNow;
    updatedAt = now;
  }
}
