package io.posventa.gateway.apikey;

import io.agroal.api.AgroalDataSource;
import io.posventa.gateway.credential.Credential;
import io.posventa.gateway.credential.CredentialSource;
import io.posventa.gateway.credential.Scopes;
import io.posventa.gateway.credential.Secret;
import io.posventa.gateway.credential.SecretHash;
import io.posventa.platform.identity.Identity;
import io.posventa.platform.identity.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** API keys, and the one of the configuration. */
@ApplicationScoped
class ApiKeySource implements CredentialSource {
  private static final String FIND =
      """
      select id, marketplace_id, role, scopes, vendor_id, clock_id, expires_at
      from api_key where secret_hash = ? and revoked_at is null""";

  private final AgroalDataSource database;
  private final Optional<String> adminHash;

  ApiKeySource(AgroalDataSource database, AdminKeyConfig config) {
    this.database = database;
    this.adminHash =
        config
            .platformAdminKeyHash()
            .map(hash -> hash.toLowerCase(Locale.ROOT))
            .or(() -> config.platformAdminKey().map(Secret::hashOf));
  }

  /** Whatever begins like no other token: a configured key may be any text. */
  @Override
  public String prefix() {
    return "";
  }

  @Override
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public Optional<Credential> find(String hash) {
    if (adminHash.map(hash::equals).orElse(false)) {
      return Optional.of(admin());
    }
    try (var connection = database.getConnection();
        var find = connection.prepareStatement(FIND)) {
      SecretHash.present(connection, hash);
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
        Credential.Kind.PLATFORM,
        "key_platform_admin",
        "key_platform_admin",
        Identity.PLATFORM,
        Role.PLATFORM_ADMIN,
        Scopes.OF_THE_PLATFORM,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Credential read(ResultSet row) throws SQLException {
    @Nullable OffsetDateTime expiry = row.getObject("expires_at", OffsetDateTime.class);
    String id = row.getString("id");
    return new Credential(
        Credential.Kind.API_KEY,
        id,
        id,
        row.getString("marketplace_id"),
        Role.valueOf(row.getString("role")),
        Set.of(row.getString("scopes").split(" ", -1)),
        Optional.ofNullable(row.getString("vendor_id")),
        Optional.empty(),
        Optional.ofNullable(row.getString("clock_id")),
        Optional.ofNullable(expiry).map(OffsetDateTime::toInstant),
        Optional.empty(),
        Optional.empty());
  }
}
