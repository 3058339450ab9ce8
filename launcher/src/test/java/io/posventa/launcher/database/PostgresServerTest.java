package io.posventa.launcher.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.posventa.launcher.process.Trouble;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PostgresServerTest {
  private static final PostgresServer.Passwords PASSWORDS =
      new PostgresServer.Passwords("super-secret", "app-secret");
  private static final Path CACHE = Path.of("target/postgresql-cache").toAbsolutePath();

  @TempDir Path folder;

  @Test
  void whatWasWrittenIsThereAfterARestart() throws Exception {
    var server = start();
    try (var connection = asApp(server, "ticket");
        var statement = connection.createStatement()) {
      statement.execute("create table kept as select 'written' as word");
    }
    server.stop();

    var again = start();

    try (var connection = asApp(again, "ticket");
        var statement = connection.createStatement();
        var row = statement.executeQuery("select word from kept")) {
      row.next();
      assertThat(row.getString("word")).isEqualTo("written");
    } finally {
      again.stop();
    }
    assertThat(again.pid()).isEmpty();
  }

  @Test
  void theServicesRoleOwnsItsDatabaseAndBecomesTheWorkerOnlyByName() throws Exception {
    var server = start();

    try (var connection = asApp(server, "rma");
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                """
                select rolsuper, rolinherit, pg_get_userbyid(datdba) as owner,
                       pg_has_role('posventa_worker', 'usage') as is_worker,
                       pg_has_role('posventa_worker', 'set') as may_become
                from pg_roles, pg_database where rolname = current_user and datname = 'rma'""")) {
      row.next();
      assertThat(row.getBoolean("rolsuper")).isFalse();
      assertThat(row.getBoolean("rolinherit")).isFalse();
      assertThat(row.getString("owner")).isEqualTo("posventa_app");
      assertThat(row.getBoolean("is_worker")).isFalse();
      assertThat(row.getBoolean("may_become")).isTrue();
    } finally {
      server.stop();
    }
  }

  @Test
  void aWrongPasswordIsRefused() throws Exception {
    var server = start();

    try {
      assertThatThrownBy(
              () -> DriverManager.getConnection(server.url("ticket"), "posventa_app", "guess"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password authentication failed");
    } finally {
      server.stop();
    }
  }

  @Test
  void aTakenPortIsSaidWithTheLogsWords() throws Exception {
    try (var taken = new ServerSocket(freePort())) {
      var setup = setup(taken.getLocalPort());

      assertThatThrownBy(() -> PostgresServer.start(setup, PASSWORDS, List.of("ticket")))
          .isInstanceOf(Trouble.class)
          .hasMessageContaining("a port that it needs is taken")
          .hasMessageContaining("could not bind");
    }
  }

  @ParameterizedTest
  @EnumSource(RunAs.class)
  void rootStepsDownByWhateverTheMachineAllows(RunAs way) throws Exception {
    assumeTrue(way.works());
    var server = PostgresServer.prepare(setup(freePort()), PASSWORDS, way);

    server.create();
    server.launch();

    try (var connection = server.connect("postgres")) {
      assertThat(connection.isValid(1)).isTrue();
    } finally {
      server.stop();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, /postgres-linux-x86_64.txz",
    "Linux, aarch64, /postgres-linux-arm_64.txz",
    "Mac OS X, x86_64, /postgres-darwin-x86_64.txz",
    "Mac OS X, aarch64, /postgres-darwin-arm_64.txz"
  })
  void eachMachineHasItsArchive(String os, String architecture, String archive) {
    assertThat(Binaries.archive(os, architecture)).isEqualTo(archive);
  }

  @Test
  void anUnknownMachineIsToldWhereItRuns() {
    assertThatThrownBy(() -> Binaries.archive("Linux", "riscv64"))
        .isInstanceOf(Trouble.class)
        .hasMessageContaining("Linux or macOS, x86-64 or ARM64");
  }

  private PostgresServer start() throws IOException {
    return PostgresServer.start(setup(freePort()), PASSWORDS, List.of("ticket", "rma"));
  }

  private PostgresServer.Setup setup(int port) {
    return new PostgresServer.Setup(
        folder.resolve("data"), CACHE, folder.resolve("postgresql.log"), port, false);
  }

  private static Connection asApp(PostgresServer server, String database) throws SQLException {
    return DriverManager.getConnection(
        server.url(database), PostgresServer.APP_ROLE, PASSWORDS.app());
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
