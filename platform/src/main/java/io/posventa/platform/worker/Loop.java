package io.posventa.platform.worker;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * A thread that works while there is work, and then sleeps until it is woken or the idle time is
 * over. A failure is logged and waited out; it never ends the loop.
 */
public final class Loop implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Loop.class);
  private static final Duration LONGEST_DRAIN = Duration.ofSeconds(10);

  private final String name;
  private final Duration idle;
  private final BooleanSupplier work;
  private final Wake wake;
  private final Thread thread;
  private volatile boolean running = true;

  /**
   * @param work does one batch; true when there may be more
   */
  public Loop(String name, Duration idle, Wake wake, BooleanSupplier work) {
    this.name = name;
    this.idle = idle;
    this.wake = wake;
    this.work = work;
    this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
  }

  public Loop start() {
    thread.start();
    return this;
  }

  public Wake wake() {
    return wake;
  }

  /** Lets the batch under way finish, ten seconds at most. */
  @Override
  public void close() {
    running = false;
    wake.signal();
    try {
      if (!thread.join(LONGEST_DRAIN)) {
        LOG.warnf("%s did not finish in %s.", name, LONGEST_DRAIN);
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (running) {
      try {
        if (!work.getAsBoolean()) {
          wake.await(idle);
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException | Error e) {
        if (running) {
          LOG.errorf(e, "%s failed; it goes on after %s.", name, idle);
          pause();
        }
      }
    }
  }

  private void pause() {
    try {
      wake.await(idle);
    } catch (InterruptedException e) {
      running = false;
    }
  }
}
