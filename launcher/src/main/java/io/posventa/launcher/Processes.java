package io.posventa.launcher;

import io.posventa.launcher.process.Child;
import io.posventa.launcher.process.LogTail;
import io.posventa.launcher.process.Trouble;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The children of a suite: started, watched, and told apart from those that were ended on purpose.
 */
final class Processes {
  private static final Duration START = Duration.ofMinutes(3);
  private static final int TAIL = 15;

  private final RunFile run;
  private final Consumer<String> say;
  private final boolean restart;
  private final Duration drain;
  private final SequencedMap<String, Child> children = new LinkedHashMap<>();
  private volatile boolean watching;
  private volatile boolean closing;

  /**
   * @param drain how long a child may take to end by itself
   */
  Processes(RunFile run, Consumer<String> say, boolean restart, Duration drain) {
    this.run = run;
    this.say = say;
    this.restart = restart;
    this.drain = drain;
  }

  /** Starts a child, unless everything is about to end. */
  synchronized void start(Child child, int port) {
    refuseWhenClosing();
    children.put(child.name(), child);
    child.start(() -> died(child, port));
    run.add(child.name(), port, child.pid());
  }

  /** Starts one again that was killed or stopped. */
  void startAgain(String name, int port) {
    start(child(name), port);
  }

  /** From now on a child that dies is reported, and started again where that was asked for. */
  void watch() {
    watching = true;
  }

  /** From now on nothing starts and no death is news. */
  void close() {
    closing = true;
  }

  void refuseWhenClosing() {
    if (closing) {
      throw new Trouble("Ended while starting.");
    }
  }

  /** Until a child answers; a child that ends before that is told with its last words. */
  void await(String name, BooleanSupplier answers) {
    var child = child(name);
    if (!Readiness.await(START, () -> closing || !child.alive(), answers)) {
      refuseWhenClosing();
      String what =
          child.alive()
              ? "%s is not ready after %d s".formatted(name, START.toSeconds())
              : "%s ended while starting (%s)%s"
                  .formatted(name, child.ending(), LogTail.diagnosis(child.log()));
      throw new Trouble(what + tail(child.log()));
    }
  }

  void kill(String name) {
    child(name).kill();
  }

  void signal(String name, String signal) {
    child(name).signal(signal);
  }

  void stop(String name) {
    end(List.of(child(name)));
  }

  /** Asks all of them at once, and waits for each. */
  void end(Predicate<String> which) {
    List<Child> those;
    synchronized (this) {
      those = children.values().stream().filter(child -> which.test(child.name())).toList();
    }
    end(those);
  }

  private void end(List<Child> those) {
    those.forEach(Child::ask);
    for (var child : those) {
      if (!child.stop(drain)) {
        say.accept(child.name() + " did not end by itself and was killed.");
      }
    }
  }

  private void died(Child child, int port) {
    if (!watching || closing) {
      return; // whoever waits for it tells
    }
    say.accept(
        "%s has died (%s)%s%s"
            .formatted(
                child.name(), child.ending(), LogTail.diagnosis(child.log()), tail(child.log())));
    if (restart) {
      say.accept("Starting " + child.name() + " again.");
      start(child, port);
    } else {
      say.accept(
          "The rest runs on. ./posventa down, then ./posventa up, starts all again; up --restart does so by itself.");
    }
  }

  /** Bad news about something that is no child, with the end of its log. */
  void report(String news, Path log) {
    if (watching && !closing) {
      say.accept(news + LogTail.diagnosis(log) + tail(log));
    }
  }

  private synchronized Child child(String name) {
    var child = children.get(name);
    if (child == null) {
      throw new IllegalStateException(name + " has not been started");
    }
    return child;
  }

  private static String tail(Path log) {
    return ". The last lines of %s:%n%s"
        .formatted(log, String.join(System.lineSeparator(), LogTail.of(log, TAIL)).indent(4));
  }
}
