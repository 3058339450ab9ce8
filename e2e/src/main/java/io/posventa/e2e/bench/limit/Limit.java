package io.posventa.e2e.bench.limit;

import io.posventa.e2e.bench.load.Act;
import io.posventa.e2e.bench.load.Stillness;
import io.posventa.e2e.bench.load.Wire;
import io.posventa.launcher.Service;
import io.posventa.launcher.Suite;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Set;

/** What PostgreSQL alone does of a kind of request. */
public final class Limit {
  private final Suite suite;
  private final Path folder;

  public Limit(Suite suite, Path folder) {
    this.suite = suite;
    this.folder = folder;
  }

  /**
   * Sends a request three times and keeps what its owner asked of the database.
   *
   * @param numbering the script's first lines
   * @param turn of the first request; the others are the next
   * @return the script
   */
  public Path script(String name, URI target, Service owner, Act act, String numbering, long turn)
      throws IOException, SQLException {
    try (var wire = new Wire(target);
        var capture = new Capture(suite);
        var connection = suite.connect(owner)) {
      // The first may have to learn what the others remember.
      once(name, act, wire, turn);
      var other = capture.of(owner, () -> once(name, act, wire, turn + 1));
      long since = System.currentTimeMillis();
      var statements = capture.of(owner, () -> once(name, act, wire, turn + 2));
      if (statements.isEmpty()) {
        throw new IOException("No statement of " + name + " was found in PostgreSQL's log.");
      }
      var script = new Script(other, new ParameterTypes(connection), since);
      Path file = folder.resolve(name + ".sql");
      Files.createDirectories(folder);
      Files.writeString(file, script.of(statements, numbering));
      return file;
    }
  }

  private static void once(String name, Act act, Wire wire, long turn) throws IOException {
    int status = act.once(wire, turn);
    if (status < 200 || status > 299) {
      throw new IOException(
          "The request for the statements of %s was answered with %d: %s"
              .formatted(name, status, wire.body()));
    }
  }

  /**
   * Lets pgbench run a script while everything else stands still, so that nobody follows up what it
   * writes. Its events are gone before anyone goes on.
   */
  public Pgbench.Result measure(Pgbench pgbench, Service owner, Pgbench.Run run)
      throws IOException, SQLException, InterruptedException {
    try (var _ = Stillness.ofAllBut(suite, Set.of())) {
      var result = pgbench.run(suite.login(owner), run);
      forget(owner);
      return result;
    }
  }

  /** Takes the events of the script's turns out of a log that nobody has read since. */
  private void forget(Service owner) throws SQLException {
    try (var connection = suite.connect(owner);
        var statement = connection.createStatement()) {
      statement.execute(
          "delete from change_log where position is null and event_id like 'evt%s%%'"
              .formatted(Script.AGE));
    }
  }
}
