package io.posventa.e2e.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;

/**
 * Arrivals at a steady rate, whether or not the ones before were answered. A latency counts from
 * the moment at which the request was due, so that waiting for a slow predecessor is not forgotten.
 */
public final class OpenLoop {
  private static final long LONGEST_MICROS = Duration.ofMinutes(1).toNanos() / 1_000;
  private static final int CONNECTIONS = 256;

  private final URI target;
  private long turn;

  public OpenLoop(URI target) {
    this.target = target;
  }

  /** So many requests a second for so long. */
  public Load run(Act act, int perSecond, Duration time) throws InterruptedException {
    var latencies = new ConcurrentHistogram(LONGEST_MICROS, 3);
    var refused = new ConcurrentSkipListMap<Integer, LongAdder>();
    var idle = new ArrayBlockingQueue<Wire>(CONNECTIONS);
    long began = System.nanoTime();
    long count = perSecond * time.toSeconds();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (long i = 0; i < count; i++) {
        long due = began + i * 1_000_000_000L / perSecond;
        waitUntil(due);
        long mine = turn++;
        threads.execute(
            () -> {
              int status = once(act, mine, idle);
              if (status >= 200 && status < 300) {
                latencies.recordValue(Math.min(LONGEST_MICROS, (System.nanoTime() - due) / 1_000));
              } else {
                refused.computeIfAbsent(status, _ -> new LongAdder()).increment();
              }
            });
      }
    }
    closeAll(idle);
    var all = new TreeMap<Integer, Long>();
    refused.forEach((status, number) -> all.put(status, number.sum()));
    return new Load((System.nanoTime() - began) / 1e9, latencies, Map.copyOf(all));
  }

  private int once(Act act, long mine, BlockingQueue<Wire> idle) {
    try {
      var free = idle.poll();
      var wire = free == null ? new Wire(target) : free;
      boolean kept = false;
      try {
        int status = act.once(wire, mine);
        kept = idle.offer(wire);
        return status;
      } finally {
        if (!kept) {
          wire.close();
        }
      }
    } catch (IOException e) {
      return 0;
    }
  }

  private static void waitUntil(long due) throws InterruptedException {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
  }

  private static void closeAll(BlockingQueue<Wire> idle) {
    List<Wire> all = new ArrayList<>();
    idle.drainTo(all);
    for (var wire : all) {
      try {
        wire.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
