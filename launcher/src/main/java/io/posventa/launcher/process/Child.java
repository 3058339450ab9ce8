package io.posventa.launcher.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A process that this one started and ends. It does not hear the terminal's Ctrl-C: whoever started
 * it decides when its turn to end has come.
 */
public final class Child {
  // Signals that are ignored before an exec stay ignored, and a JVM leaves such signals alone.
  private static final List<String> DEAF_TO_THE_TERMINAL =
      List.of("sh", "-c", "trap '' INT HUP; exec \"$@\"", "posventa");

  // A service takes no variable that it does not know for one of its own.
  private static final Set<String> OURS = Set.of("POSVENTA_HOME", "POSVENTA_JDKS");

  private final String name;
  private final List<String> command;
  private final Path log;
  private @Nullable Process process;
  private volatile boolean ending;

  public Child(String name, List<String> command, Path log) {
    this.name = name;
    this.command = List.copyOf(command);
    this.log = log;
  }

  public String name() {
    return name;
  }

  public Path log() {
    return log;
  }

  /** Starts it; {@code died} is called once if it ends before anyone asked it to. */
  public synchronized void start(Runnable died) {
    var whole = new ArrayList<>(DEAF_TO_THE_TERMINAL);
    whole.addAll(command);
    var builder = new ProcessBuilder(whole).redirectErrorStream(true);
    builder.environment().keySet().removeAll(OURS);
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    try {
      Files.createDirectories(log.getParent());
      builder.directory(log.getParent().toFile());
      ending = false;
      var started = builder.start();
      process = started;
      var _ = started.onExit().thenRun(() -> reportUnlessAsked(died));
    } catch (IOException e) {
      throw new UncheckedIOException("Could not start " + name, e);
    }
  }

  private void reportUnlessAsked(Runnable died) {
    if (!ending) {
      died.run();
    }
  }

  public synchronized boolean alive() {
    return process != null && process.isAlive();
  }

  public synchronized long pid() {
    return started().pid();
  }

  /** How it ended, in words. */
  public synchronized String ending() {
    int code = started().exitValue();
    return code > 128 ? "killed by signal " + (code - 128) : "exit code " + code;
  }

  /**
   * Asks it to end and waits; after {@code patience} it is killed. Returns whether it went by
   * itself.
   */
  public boolean stop(Duration patience) {
    return end(false, patience);
  }

  /** SIGKILL: no drain, no goodbye, as when a machine dies. */
  public void kill() {
    var _ = end(true, Duration.ofSeconds(10));
  }

  /** Another signal, by its name; refused where the process is gone. */
  public void signal(String name) {
    try {
      var sent = new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start();
      if (sent.waitFor() != 0) {
        throw new IllegalStateException("%s takes no SIG%s".formatted(this.name, name));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Could not signal " + this.name, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** SIGTERM without waiting, so that several may drain side by side. */
  public synchronized void ask() {
    ending = true;
    if (process != null) {
      process.destroy();
    }
  }

  private boolean end(boolean force, Duration patience) {
    Process p;
    synchronized (this) {
      ending = true;
      if (process == null) {
        return true;
      }
      p = process;
    }
    if (force) {
      p.destroyForcibly();
    } else {
      p.destroy();
    }
    try {
      if (p.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        return true;
      }
      p.destroyForcibly().waitFor();
      return false;
    } catch (InterruptedException e) {
      p.destroyForcibly();
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Process started() {
    if (process == null) {
      throw new IllegalStateException(name + " has not been started");
    }
    return process;
  }
}
