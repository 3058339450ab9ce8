package io.posventa.gateway.stage;

import io.agroal.api.AgroalDataSource;
import io.posventa.platform.test.Postgres;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;

/** The gateway's tables, past row-level security. */
@ApplicationScoped
public class Rows {
  private final AgroalDataSource database;

  Rows(AgroalDataSource database) {
    this.database = database;
  }

  /** Whether the text is in any row of any table. */
  public boolean contain(String text) throws SQLException {
    try (var connection = connection();
        var tables =
            connection
                .createStatement()
                .executeQuery("select tablename from pg_tables where schemaname = 'public'")) {
      while (tables.next()) {
        String sql =
            "select exists (select from " + tables.getString(1) + " t where t::text like ?)";
        try (var look = connection.prepareStatement(sql)) {
          look.setString(1, "%" + text + "%");
          var found = look.executeQuery();
          found.next();
          if (found.getBoolean(1)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** Changes what the API lets nobody change. */
  public int change(String statement, String parameter) throws SQLException {
    try (var connection = connection();
        var change = connection.prepareStatement(statement)) {
      change.setString(1, parameter);
      return change.executeUpdate();
    }
  }

  private Connection connection() throws SQLException {
    String url;
    try (var own = database.getConnection()) {
      url = own.getMetaData().getURL();
    }
    return Postgres.asSuperuser(url);
  }
}
