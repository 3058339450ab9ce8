package io.posventa.e2e.bench.limit;

import io.posventa.e2e.bench.load.Act;
import io.posventa.e2e.bench.load.Wire;
import io.posventa.launcher.Service;
import io.posventa.launcher.Suite;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;

/** The plans of what a running suite asks of its database. */
public final class Explained {
  private static final int LOOPS_MILLIS = 3_000;

  private final Suite suite;

  public Explained(Suite suite) {
    this.suite = suite;
  }

  /** Of one request. */
  public List<Plan> request(Service owner, URI target, Act act) throws IOException, SQLException {
    try (var wire = new Wire(target)) {
      return of(owner, () -> act.once(wire, 0));
    }
  }

  /** Of the loops that run behind a service, whatever they find to do. */
  public List<Plan> loops(Service service) throws IOException, SQLException {
    return of(service, () -> Capture.pause(LOOPS_MILLIS));
  }

  private List<Plan> of(Service owner, Capture.Once once) throws IOException, SQLException {
    List<Statement> statements;
    try (var capture = new Capture(suite)) {
      statements = capture.all(owner, once);
    }
    try (var connection = suite.connect(owner)) {
      return new Plans(connection).of(Transactions.split(statements));
    }
  }
}
