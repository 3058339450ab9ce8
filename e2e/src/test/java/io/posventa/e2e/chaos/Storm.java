package io.posventa.e2e.chaos;

import io.posventa.e2e.house.Await;
import io.posventa.e2e.house.Books;
import io.posventa.e2e.house.House;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Mishaps one after another, in several lanes at once. */
final class Storm {
  private static final int LONGEST_LULL = 2_500;

  private final long seed;
  private final int lanes;
  private final Duration frozen;
  private final Set<String> taken = new HashSet<>();
  private final ConcurrentLinkedQueue<String> happened = new ConcurrentLinkedQueue<>();
  private final long began = System.nanoTime();

  Storm(long seed, int lanes, Duration frozen) {
    this.seed = seed;
    this.lanes = lanes;
    this.frozen = frozen;
  }

  /** Returns when it is over, everything is mended and every process is ready. */
  List<String> rage(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var work = new ArrayList<Future<?>>();
      for (int i = 0; i < lanes; i++) {
        long own = seed + i;
        work.add(threads.submit(() -> lane(new Random(own), end)));
      }
      for (var one : work) {
        one.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("A mishap went wrong", e);
    } finally {
      calm();
    }
    return List.copyOf(happened);
  }

  private void lane(Random dice, long end) {
    var mishaps = new Mishaps(dice, frozen);
    while (System.nanoTime() < end) {
      Await.pause(200 + dice.nextInt(LONGEST_LULL));
      var mishap = mishaps.next();
      if (take(mishap.what())) {
        try {
          befall(mishap);
        } finally {
          release(mishap.what());
        }
      }
    }
  }

  private void befall(Mishap mishap) {
    happened.add("%.1f s %s".formatted((System.nanoTime() - began) / 1e9, mishap.name()));
    mishap.begin().run();
    try {
      Await.pause(mishap.time().toMillis());
    } finally {
      mishap.end().run();
    }
  }

  private boolean take(String what) {
    synchronized (taken) {
      return taken.add(what);
    }
  }

  private void release(String what) {
    synchronized (taken) {
      taken.remove(what);
    }
  }

  private static void calm() {
    House.wires().calm();
    House.attachments().empty();
    Books.behave();
    House.mend();
  }
}
