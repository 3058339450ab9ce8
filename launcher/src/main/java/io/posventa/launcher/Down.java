package io.posventa.launcher;

import io.posventa.launcher.process.Trouble;
import java.time.Duration;
import java.util.function.Consumer;

/** {@code ./posventa down}: ends a running {@code up} as its own Ctrl-C would. */
final class Down {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private Down() {}

  static void run(RunFile run, Consumer<String> say) {
    var launcher = run.launcher();
    if (launcher.isPresent()) {
      launcher.get().destroy();
      if (!Readiness.await(PATIENCE, () -> false, () -> !launcher.get().isAlive())) {
        throw new Trouble(
            "Process %d did not end within %d s. `kill -9 %1$d`, then ./posventa down again, ends the rest."
                .formatted(launcher.get().pid(), PATIENCE.toSeconds()));
      }
      say.accept("Posventa is down.");
    } else if (!Leftovers.end(run, say)) {
      say.accept("Posventa was not up.");
    }
  }
}
