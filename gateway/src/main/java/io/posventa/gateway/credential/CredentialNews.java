package io.posventa.gateway.credential;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;

/**
 * Tells every replica that a secret is no longer good. A NOTIFY serialises the commits of its
 * database; revoking is rare enough for that.
 */
@ApplicationScoped
public class CredentialNews {
  static final String CHANNEL = "posventa_credential";

  private final AgroalDataSource database;

  CredentialNews(AgroalDataSource database) {
    this.database = database;
  }

  /** When the current transaction commits. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void tell(String hash) {
    try (var connection = database.getConnection();
        var notify = connection.prepareStatement("select pg_notify(?, ?)")) {
      notify.setString(1, CHANNEL);
      notify.setString(2, hash);
      notify.execute();
    } catch (SQLException e) {
      throw new IllegalStateException("The replicas cannot be told of a revoked token.", e);
    }
  }
}
