package io.posventa.launcher;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Ends what a launcher left behind that could not end it itself, in the order that it would have.
 */
final class Leftovers {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Leftovers() {}

  /** Returns whether there were any. */
  static boolean end(RunFile run, Consumer<String> say) {
    var alive =
        run.alive().stream()
            .filter(entry -> !entry.name().equals(RunFile.LAUNCHER))
            .sorted(Comparator.comparingInt(Leftovers::turn))
            .toList();
    if (!alive.isEmpty()) {
      say.accept("An earlier ./posventa up was killed; ending what it left: " + names(alive) + ".");
    }
    alive.forEach(entry -> entry.process().ifPresent(Leftovers::end));
    run.clear();
    return !alive.isEmpty();
  }

  private static int turn(RunFile.Entry entry) {
    return switch (entry.name()) {
      case "postgresql" -> 4;
      case "payment-simulator", "mail" -> 3;
      default -> isOf(Service.PORTAL, entry) ? 0 : isOf(Service.GATEWAY, entry) ? 1 : 2;
    };
  }

  private static boolean isOf(Service service, RunFile.Entry entry) {
    return entry.name().startsWith(service.title());
  }

  private static String names(List<RunFile.Entry> entries) {
    return String.join(", ", entries.stream().map(RunFile.Entry::name).toList());
  }

  private static void end(ProcessHandle process) {
    process.destroy();
    try {
      process.onExit().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      process.destroyForcibly();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
