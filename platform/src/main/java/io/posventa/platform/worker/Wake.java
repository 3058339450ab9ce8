package io.posventa.platform.worker;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A bell between those who make work and the one loop that does it. Rings are not counted. */
public final class Wake {
  private final Semaphore rung = new Semaphore(0);

  public void signal() {
    if (rung.availablePermits() == 0) {
      rung.release();
    }
  }

  /** Waits for a ring, at most this long. Tells whether it rang. */
  public boolean await(Duration longest) throws InterruptedException {
    boolean rang = rung.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS);
    rung.drainPermits();
    return rang;
  }
}
