package io.posventa.e2e.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;

/** So many clients, each of which asks again as soon as it was answered. */
public final class ClosedLoop {
  private static final long LONGEST_MICROS = Duration.ofMinutes(1).toNanos() / 1_000;

  private final URI target;
  private final int clients;
  private final AtomicLong turns = new AtomicLong();

  public ClosedLoop(URI target, int clients) {
    this.target = target;
    this.clients = clients;
  }

  /**
   * Load for so long; each run goes on with the turns where the one before ended.
   *
   * @param turns after which there is nothing left to do, even if there is time
   */
  public Load run(Act act, Duration time, long turns) {
    var window = new Window(System.nanoTime() + time.toNanos(), turns);
    var threads = new ArrayList<Thread>();
    long began = System.nanoTime();
    for (int i = 0; i < clients; i++) {
      threads.add(Thread.ofPlatform().name("client-" + i).start(() -> client(act, window)));
    }
    join(threads);
    double seconds = (System.nanoTime() - began) / 1e9;
    var refused = new TreeMap<Integer, Long>();
    window.refused.forEach((status, count) -> refused.put(status, count.sum()));
    return new Load(seconds, window.latencies, refused);
  }

  private static final class Window {
    final long end;
    final long turns;
    final ConcurrentHistogram latencies = new ConcurrentHistogram(LONGEST_MICROS, 3);
    final ConcurrentSkipListMap<Integer, LongAdder> refused = new ConcurrentSkipListMap<>();

    Window(long end, long turns) {
      this.end = end;
      this.turns = turns;
    }

    void refuse(int status) {
      refused.computeIfAbsent(status, _ -> new LongAdder()).increment();
    }
  }

  private void client(Act act, Window window) {
    try (var wire = new Wire(target)) {
      while (System.nanoTime() < window.end && turns.get() < window.turns) {
        once(act, wire, window);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("A client could not connect to " + target, e);
    }
  }

  private void once(Act act, Wire wire, Window window) throws IOException {
    long start = System.nanoTime();
    try {
      int status = act.once(wire, turns.getAndIncrement());
      if (status >= 200 && status < 300) {
        window.latencies.recordValue(Math.min(LONGEST_MICROS, (System.nanoTime() - start) / 1_000));
      } else {
        window.refuse(status);
      }
    } catch (IOException e) {
      window.refuse(0);
      wire.reopen();
    }
  }

  private static void join(Iterable<Thread> threads) {
    try {
      for (var thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted under load", e);
    }
  }
}
