package io.posventa.gateway.credential;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Lets the rest of a transaction see the row of one secret. The door knows a caller's tenant only
 * after it has found the secret's row.
 */
public final class SecretHash {
  private SecretHash() {}

  /** Tells the database what was presented. */
  public static void present(Connection connection, String hash) throws SQLException {
    try (var tell = connection.prepareStatement("select set_config('app.secret_hash', ?, true)")) {
      tell.setString(1, hash);
      tell.execute();
    }
  }
}
