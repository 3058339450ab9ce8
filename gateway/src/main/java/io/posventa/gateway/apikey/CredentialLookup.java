package io.posventa.gateway.apikey;

import io.agroal.api.AgroalDataSource;
import io.posventa.platform.identity.Identity;
import io.posventa.platform.identity.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the holder of a secret by its hash. */
@ApplicationScoped
class CredentialLookup {
  private static final String FIND =
      """
      select id, name, marketplace_id, role, scopes, vendor_id, live, clock_id, expires_at
      from api_key where secret_hash = ? and revoked_at is null""";

  private final AgroalDataSource database;
  private final Optional<String> adminHash;

  CredentialLookup(AgroalDataSource database, AdminKeyConfig config) {
    this.database = database;
    this.adminHash =
        config
            .platformAdminKeyHash()
            .map(hash -> hash.toLowerCase(Locale.ROOT))
            .or(() -> config.platformAdminKey().map(Secret::hashOf));
  }

  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public Optional<Credential> find(String hash) {
    if (adminHash.map(hash::equals).orElse(false)) {
      return Optional.of(admin());
    }
    try (var connection = database.getConnection();
        var tell = connection.prepareStatement("select set_config('app.secret_hash', ?, true)");
        var find = connection.prepareStatement(FIND)) {
      tell.setString(1, hash);
      tell.execute();
      find.setString(1, hash);
      try (var row = find.executeQuery()) {
        return row.next() ? Optional.of(read(row)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("A credential cannot be looked up.", e);
    }
  }

  private static Credential admin() {
    return new Credential(
        "key_platform_admin",
        "Platform administrator",
        Identity.PLATFORM,
        Role.PLATFORM_ADMIN,
        Scopes.OF_THE_PLATFORM,
        Optional.empty(),
        true,
        Optional.empty(),
        Optional.empty());
  }

  private static Credential read(ResultSet row) throws SQLException {
    @Nullable OffsetDateTime expiry = row.getObject("expires_at", OffsetDateTime.class);
    @Nullable Instant expiresAt = expiry == null ? null : expiry.toInstant();
    return new Credential(
        row.getString("id"),
        row.getString("name"),
        row.getString("marketplace_id"),
        Role.valueOf(row.getString("role")),
        Set.of(row.getString("scopes").split(" ", -1)),
        Optional.ofNullable(row.getString("vendor_id")),
        row.getBoolean("live"),
        Optional.ofNullable(row.getString("clock_id")),
        Optional.ofNullable(expiresAt));
  }
}
