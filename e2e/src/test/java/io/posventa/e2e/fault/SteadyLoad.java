package io.posventa.e2e.fault;

import io.posventa.e2e.client.PlainConnection;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** Requests at a steady rate, whatever becomes of them, by clients that never repeat one. */
final class SteadyLoad implements AutoCloseable {
  /** One request: to whom, and what. */
  record Request(URI base, String method, String path, Map<String, String> headers, String body) {}

  @FunctionalInterface
  interface Requests {
    /** The n-th of all. */
    Request next(long number);
  }

  private final Requests requests;
  private final int clients;
  private final Duration pace;
  private final AtomicLong number = new AtomicLong();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final Queue<Long> nanos = new ConcurrentLinkedQueue<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final long began = System.nanoTime();
  private volatile boolean running = true;

  SteadyLoad(int perSecond, int clients, Requests requests) {
    this.requests = requests;
    this.clients = clients;
    this.pace = Duration.ofSeconds(1).multipliedBy(clients).dividedBy(perSecond);
    for (int i = 0; i < clients; i++) {
      int nth = i;
      threads.execute(() -> work(nth));
    }
  }

  /** At its instants, and at once where it is late. */
  private void work(int nth) {
    long due = began + pace.toNanos() * nth / clients;
    var open = new HashMap<URI, PlainConnection>();
    while (running) {
      sleepUntil(due);
      due += pace.toNanos();
      var request = requests.next(number.getAndIncrement());
      var connection = open.computeIfAbsent(request.base(), PlainConnection::new);
      look(connection);
      long asked = System.nanoTime();
      try {
        int status =
            connection.send(request.method(), request.path(), request.headers(), request.body());
        if (status >= 300) {
          fail(request, asked, "" + status);
        }
        nanos.add(System.nanoTime() - asked);
      } catch (IOException e) {
        fail(request, asked, e.toString());
      }
    }
    open.values().forEach(PlainConnection::close);
  }

  /** Before the clock of an answer runs. */
  private static void look(PlainConnection connection) {
    try {
      connection.look();
    } catch (IOException e) {
      connection.close();
    }
  }

  private static void sleepUntil(long due) {
    long left = due - System.nanoTime();
    if (left > 0) {
      try {
        Thread.sleep(Duration.ofNanos(left));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void fail(Request request, long asked, String how) {
    failures.add(
        "asked at %.2f s, failed at %.2f s: %s %s: %s"
            .formatted(
                (asked - began) / 1e9,
                (System.nanoTime() - began) / 1e9,
                request.method(),
                request.path(),
                how));
  }

  /** What has failed so far, with how and when. */
  List<String> failures() {
    return List.copyOf(failures);
  }

  /** How many have been answered so far, in a second. */
  double rate() {
    return nanos.size() * 1e9 / (System.nanoTime() - began);
  }

  /** The time that the given share of the answers took no longer than. */
  Duration quantile(double share) {
    var sorted = new ArrayList<>(nanos);
    sorted.sort(Long::compare);
    return sorted.isEmpty()
        ? Duration.ZERO
        : Duration.ofNanos(sorted.get((int) Math.floor(share * (sorted.size() - 1))));
  }

  /** Ends it; what is under way is waited for. */
  @Override
  public void close() {
    running = false;
    threads.close();
  }
}
