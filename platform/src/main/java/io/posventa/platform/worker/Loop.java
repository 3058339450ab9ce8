package io.posventa.platform.worker;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * A thread that works while there is work, and then sleeps until it is woken or the idle time is
 * over. A failure is logged and waited out; it never ends the loop.
 */
public final class Loop implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Loop.class);
  private static final Duration LONGEST_DRAIN = Duration.ofSeconds(10);
  private static final Set<Loop> STARTED = ConcurrentHashMap.newKeySet();

  private final String name;
  private final Duration idle;
  private final BooleanSupplier work;
  private final Wake wake;
  private final Thread thread;
  private final CountDownLatch asked = new CountDownLatch(1);
  private volatile long endsAt;

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
    STARTED.add(this);
    thread.start();
    return this;
  }

  public Wake wake() {
    return wake;
  }

  /**
   * Asks every loop of this process to end, so that closing one after the other takes no longer.
   */
  static void askAll() {
    STARTED.forEach(Loop::ask);
  }

  private void ask() {
    if (isRunning()) {
      endsAt = System.nanoTime() + LONGEST_DRAIN.toNanos();
      asked.countDown();
      wake.signal();
    }
  }

  /** Lets the batch under way finish, ten seconds at most from when the loop was asked to end. */
  @Override
  public void close() {
    ask();
    STARTED.remove(this);
    try {
      if (!thread.join(Duration.ofNanos(Math.max(0, endsAt - System.nanoTime())))) {
        LOG.warnf("%s did not finish in %s.", name, LONGEST_DRAIN);
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits this long within a batch, or until the loop is asked to end. */
  public void rest(Duration wait) {
    try {
      boolean unused = asked.await(wait.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isRunning() {
    return asked.getCount() > 0;
  }

  private void run() {
    while (isRunning()) {
      try {
        if (!work.getAsBoolean()) {
          wake.await(idle);
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException | Error e) {
        if (isRunning()) {
          LOG.errorf(e, "%s failed; it goes on after %s.", name, idle);
          rest(idle);
        }
      }
    }
  }
}
