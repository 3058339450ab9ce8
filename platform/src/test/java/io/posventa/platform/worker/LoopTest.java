package io.posventa.platform.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** How loops end. */
class LoopTest {
  private static final Duration IDLE = Duration.ofHours(1);

  @Test
  void aRestEndsWhenTheLoopIsAskedToEnd() throws Exception {
    var resting = new CountDownLatch(1);
    var rested = new AtomicBoolean();
    var loop = new Loop[1];
    loop[0] =
        new Loop(
            "resting",
            IDLE,
            new Wake(),
            () -> {
              resting.countDown();
              loop[0].rest(IDLE);
              rested.set(!Thread.currentThread().isInterrupted());
              return true;
            });
    loop[0].start();
    resting.await();

    loop[0].close();

    assertThat(rested).isTrue();
  }

  @Test
  void loopsThatAreAskedTogetherDrainSideBySide() throws Exception {
    var atWork = new CountDownLatch(2);
    var secondEnded = new CountDownLatch(1);
    var finished = new AtomicBoolean();
    var second = new Loop[1];
    second[0] =
        new Loop(
            "second",
            IDLE,
            new Wake(),
            () -> {
              atWork.countDown();
              second[0].rest(IDLE);
              secondEnded.countDown();
              return false;
            });
    var first =
        new Loop(
            "first",
            IDLE,
            new Wake(),
            () -> {
              atWork.countDown();
              finished.set(isOver(secondEnded));
              return false;
            });
    first.start();
    second[0].start();
    atWork.await();

    Loop.askAll();
    first.close();
    second[0].close();

    assertThat(finished).isTrue();
  }

  private static boolean isOver(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }
}
