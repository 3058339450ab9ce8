package io.posventa.gateway.session;

import io.agroal.api.AgroalDataSource;
import io.posventa.gateway.credential.Credential;
import io.posventa.gateway.credential.CredentialSource;
import io.posventa.gateway.credential.Scopes;
import io.posventa.gateway.credential.SecretHash;
import io.posventa.platform.identity.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sessions, as the door knows them: they may do what their member may do now. */
@ApplicationScoped
class SessionSource implements CredentialSource {
  private static final String FIND =
      """
      select id, marketplace_id, member_id, clock_id, expires_at
      from member_session where token_hash = ? and ended_at is null""";
  private static final String ENTER = "select set_config('app.marketplace', ?, true)";
  private static final String MEMBER =
      """
      select role, vendor_id, locale, time_zone from member
      where marketplace_id = ? and id = ?""";

  private final AgroalDataSource database;

  SessionSource(AgroalDataSource database) {
    this.database = database;
  }

  private record Session(
      String id,
      String marketplaceId,
      String memberId,
      Optional<String> clockId,
      Instant expiresAt) {}

  @Override
  public String prefix() {
    return Sessions.PREFIX;
  }

  @Override
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public Optional<Credential> find(String hash) {
    try (var connection = database.getConnection()) {
      SecretHash.present(connection, hash);
      @Nullable Session session = session(connection, hash);
      return session == null ? Optional.empty() : credential(connection, session);
    } catch (SQLException e) {
      throw new IllegalStateException("A session cannot be looked up.", e);
    }
  }

  private static @Nullable Session session(Connection connection, String hash) throws SQLException {
    try (var find = connection.prepareStatement(FIND)) {
      find.setString(1, hash);
      try (var row = find.executeQuery()) {
        return row.next()
            ? new Session(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                Optional.ofNullable(row.getString(4)),
                row.getObject(5, OffsetDateTime.class).toInstant())
            : null;
      }
    }
  }

  private static Optional<Credential> credential(Connection connection, Session session)
      throws SQLException {
    try (var enter = connection.prepareStatement(ENTER);
        var find = connection.prepareStatement(MEMBER)) {
      enter.setString(1, session.marketplaceId());
      enter.execute();
      find.setString(1, session.marketplaceId());
      find.setString(2, session.memberId());
      try (var row = find.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        var role = Role.valueOf(row.getString(1));
        return Optional.of(
            new Credential(
                Credential.Kind.SESSION,
                session.id(),
                session.memberId(),
                session.marketplaceId(),
                role,
                Scopes.ofMember(role),
                Optional.ofNullable(row.getString(2)),
                Optional.empty(),
                session.clockId(),
                Optional.of(session.expiresAt()),
                Optional.ofNullable(row.getString(3)),
                Optional.ofNullable(row.getString(4))));
      }
    }
  }
}
