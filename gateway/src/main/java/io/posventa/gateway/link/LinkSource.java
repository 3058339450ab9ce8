package io.posventa.gateway.link;

import io.agroal.api.AgroalDataSource;
import io.posventa.gateway.credential.Credential;
import io.posventa.gateway.credential.CredentialSource;
import io.posventa.gateway.credential.Scopes;
import io.posventa.gateway.credential.SecretHash;
import io.posventa.platform.identity.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Links, as the door knows them. */
@ApplicationScoped
class LinkSource implements CredentialSource {
  private static final String FIND =
      """
      select id, marketplace_id, case_id, party, vendor_id, clock_id, expires_at, locale, time_zone
      from case_link where token_hash = ? and revoked_at is null""";

  private final AgroalDataSource database;

  LinkSource(AgroalDataSource database) {
    this.database = database;
  }

  @Override
  public String prefix() {
    return Links.PREFIX;
  }

  @Override
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public Optional<Credential> find(String hash) {
    try (var connection = database.getConnection();
        var find = connection.prepareStatement(FIND)) {
      SecretHash.present(connection, hash);
      find.setString(1, hash);
      try (var row = find.executeQuery()) {
        return row.next() ? Optional.of(read(row)) : Optional.empty();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("A link cannot be looked up.", e);
    }
  }

  private static Credential read(ResultSet row) throws SQLException {
    String id = row.getString("id");
    String caseId = row.getString("case_id");
    return new Credential(
        Credential.Kind.LINK,
        id,
        id,
        row.getString("marketplace_id"),
        switch (CaseLink.Party.valueOf(row.getString("party"))) {
          case CUSTOMER -> Role.CUSTOMER;
          case VENDOR -> Role.VENDOR_AGENT;
        },
        Scopes.ofLink(caseId.substring(0, caseId.indexOf('_'))),
        Optional.ofNullable(row.getString("vendor_id")),
        Optional.of(caseId),
        Optional.ofNullable(row.getString("clock_id")),
        Optional.of(row.getObject("expires_at", OffsetDateTime.class).toInstant()),
        Optional.ofNullable(row.getString("locale")),
        Optional.ofNullable(row.getString("time_zone")));
  }
}
