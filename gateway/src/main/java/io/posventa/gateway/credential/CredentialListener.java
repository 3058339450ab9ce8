package io.posventa.gateway.credential;

import io.posventa.platform.worker.Loop;
import io.posventa.platform.worker.Wake;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Hears of revoked tokens on a connection of its own. Where none can be kept, the memory's minute
 * is what a revoked token has left.
 */
@ApplicationScoped
class CredentialListener {
  private static final Logger LOG = Logger.getLogger(CredentialListener.class);
  private static final Duration RECONNECT = Duration.ofSeconds(1);
  private static final int LISTEN_MILLIS = 500;

  private final Credentials credentials;
  private final Config config;
  private final Loop loop;
  private @Nullable Connection connection;

  CredentialListener(Credentials credentials, Config config) {
    this.credentials = credentials;
    this.config = config;
    this.loop = new Loop("credential-news", RECONNECT, new Wake(), this::listen);
  }

  void start(@Observes StartupEvent event) {
    loop.start();
  }

  void stop(@Observes ShutdownEvent event) {
    loop.close();
    disconnect();
  }

  /** Waits for news once; true to go on at once. */
  private boolean listen() {
    try {
      var news = connected().unwrap(PGConnection.class).getNotifications(LISTEN_MILLIS);
      if (news != null) {
        for (var one : news) {
          credentials.forget(one.getParameter());
        }
      }
      return true;
    } catch (SQLException e) {
      LOG.warnf("Revoked tokens are not heard of at the moment: %s", e.getMessage());
      disconnect();
      return false;
    }
  }

  private Connection connected() throws SQLException {
    @Nullable Connection present = connection;
    if (present != null) {
      return present;
    }
    var fresh =
        DriverManager.getConnection(
            value("quarkus.datasource.jdbc.url"),
            value("quarkus.datasource.username"),
            value("quarkus.datasource.password"));
    connection = fresh;
    try (var listen = fresh.createStatement()) {
      listen.execute("listen " + CredentialNews.CHANNEL);
    }
    credentials.forgetAll();
    return fresh;
  }

  private String value(String key) {
    return config.getValue(key, String.class);
  }

  private void disconnect() {
    @Nullable Connection present = connection;
    connection = null;
    if (present != null) {
      try {
        present.close();
      } catch (SQLException e) {
        LOG.debug("The connection was gone already.", e);
      }
    }
  }
}
