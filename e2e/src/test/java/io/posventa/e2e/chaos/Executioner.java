package io.posventa.e2e.chaos;

import io.posventa.e2e.house.House;
import io.posventa.e2e.wire.Witness;
import io.posventa.launcher.Service;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Notes the steps of one service's only replica, and kills it at one of them when it is told to.
 */
final class Executioner implements Witness {
  private final Service service;
  private final Set<String> steps = new LinkedHashSet<>();
  private boolean noting;
  private @Nullable CrashPoint point;
  private CountDownLatch done = new CountDownLatch(1);

  Executioner(Service service) {
    this.service = service;
  }

  /** Steps from now on are noted, until {@link #noted} is asked. */
  synchronized void note() {
    noting = true;
  }

  synchronized Set<String> noted() {
    noting = false;
    return Set.copyOf(steps);
  }

  /** The next time that the process comes there, it dies. */
  synchronized CountDownLatch lieInWait(CrashPoint where) {
    point = where;
    done = new CountDownLatch(1);
    return done;
  }

  /** Whether it came to the point within the time; it waits there no more. */
  boolean struck(CountDownLatch latch, long seconds) {
    try {
      return latch.await(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      synchronized (this) {
        point = null;
      }
    }
  }

  @Override
  public void before(String step) throws IOException {
    see(step, false);
  }

  @Override
  public void after(String step) throws IOException {
    see(step, true);
  }

  private synchronized void see(String step, boolean after) throws IOException {
    if (noting) {
      steps.add(step);
    }
    if (new CrashPoint(service, step, after).equals(point)) {
      point = null;
      House.suite().kill(service, 1);
      done.countDown();
      throw new IOException("killed");
    }
  }
}
