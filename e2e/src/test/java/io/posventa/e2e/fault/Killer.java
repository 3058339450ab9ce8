package io.posventa.e2e.fault;

import io.posventa.e2e.house.Await;
import io.posventa.e2e.house.House;
import io.posventa.launcher.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Kills processes at random, with SIGKILL, and starts them again at once. */
final class Killer implements AutoCloseable {
  private final Random random;
  private final List<Service> services;
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final List<String> killed = new ArrayList<>();
  private final Future<?> work;

  /** So many kills, each some moments after the one before. */
  Killer(long seed, int kills, Duration atMostApart, Service... services) {
    this.random = new Random(seed);
    this.services = List.of(services);
    this.work =
        thread.submit(
            () -> {
              for (int i = 0; i < kills; i++) {
                Await.pause(300 + random.nextLong(atMostApart.toMillis()));
                kill();
              }
            });
  }

  private void kill() {
    var service = services.get(random.nextInt(services.size()));
    int replica = 1 + random.nextInt(House.REPLICAS);
    House.suite().kill(service, replica);
    killed.add(service.title() + "/" + replica);
    House.suite().start(service, replica);
  }

  /** Waits for the last kill, and until everything is up again. */
  List<String> finish() {
    try {
      work.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("The killer failed", e);
    }
    House.mend();
    return List.copyOf(killed);
  }

  @Override
  public void close() {
    thread.shutdownNow();
    House.mend();
  }
}
