package io.posventa.e2e.fault;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.posventa.e2e.client.Client;
import io.posventa.e2e.client.Views.Event;
import io.posventa.e2e.house.Await;
import io.posventa.e2e.house.Case;
import io.posventa.e2e.house.House;
import io.posventa.e2e.house.Sandbox;
import io.posventa.e2e.wire.Fault;
import io.posventa.launcher.Service;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/** PostgreSQL goes and comes back; nobody restarts anything. */
@ExtendWith(House.class)
@Isolated
class DatabaseOutageTest {
  private static final Duration SEEN = Duration.ofSeconds(2);
  private static final Duration RECOVERED = Duration.ofSeconds(5);
  private static final Duration SILENCE = Duration.ofSeconds(35);
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final long OUTAGE_MILLIS = Long.getLong("posventa.e2e.outage", 3_000);

  private record Replica(Service service, int number) {
    boolean says(String health) {
      try {
        var client = new Client(House.suite().url(service, number), "");
        return client.get("/q/health/" + health).status() == 200;
      } catch (UncheckedIOException e) {
        return false;
      }
    }

    @Override
    public String toString() {
      return service.title() + "/" + number;
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "posventa.chaos.long", matches = "true")
  void servicesSaySoAtOnceStayAliveAndRecoverByThemselves() throws Exception {
    var sandbox = Sandbox.live();
    var sale = sandbox.sale(sandbox.vendor("Europe/Madrid"));
    var one = sandbox.open(sandbox.customer(), "support", sale);
    var secret = requireNonNull(sandbox.key("Load", List.of("tickets:write")).secret());

    House.suite().stopDatabase();
    Map<String, Duration> red;
    try {
      red = until(replica -> !replica.says("ready"));
      assertStayAlive();
    } finally {
      House.suite().startDatabase();
    }
    var green = until(replica -> replica.says("ready"));
    var written = takes(() -> write(secret, one));
    System.out.printf(
        "database outage: not ready after %s, ready again after %s, written %d ms later%n",
        red, green, written.toMillis());

    assertThat(red).allSatisfy((_, time) -> assertThat(time).isLessThanOrEqualTo(SEEN));
    assertThat(green).allSatisfy((_, time) -> assertThat(time).isLessThanOrEqualTo(RECOVERED));
    assertThat(written).isLessThanOrEqualTo(RECOVERED);
  }

  /** The network swallows what is said, and tells neither end: locks are held, answers awaited. */
  @Test
  void aConnectionThatFellSilentHoldsNothingUpForLong() {
    var sandbox = Sandbox.live();
    var one =
        sandbox.open(sandbox.customer(), "support", sandbox.sale(sandbox.vendor("Europe/Madrid")));
    var secret = requireNonNull(sandbox.key("Load", List.of("tickets:write")).secret());

    House.wires().database(Service.TICKET).strikeOpen(Fault.of(Fault.Kind.HALF_OPEN));

    var written = takes(() -> write(secret, one));
    long version = one.ticket().version();
    var told = takes(() -> told(sandbox, one.id()) >= version);
    System.out.printf(
        "database outage: after silence written in %d ms, in the feed %d ms later%n",
        written.toMillis(), told.toMillis());
    assertThat(written).isLessThan(SILENCE);
    assertThat(told).isLessThan(SILENCE);
  }

  private static long told(Sandbox sandbox, String ticket) {
    return sandbox.events("ticket.*,message.*").stream()
        .filter(event -> event.subject().equals(ticket))
        .mapToLong(Event::version)
        .max()
        .orElse(0);
  }

  /** Without repetition: the first try of a client that comes along. */
  private static boolean write(String secret, Case one) {
    var client = new Client(House.suite().url(Service.GATEWAY), secret);
    var word = Map.of("body", "Are you back?", "on_behalf_of", "customer");
    try {
      return client.post(one.path() + "/messages", word).status() == 201;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  private static void assertStayAlive() {
    long end = System.nanoTime() + Duration.ofMillis(OUTAGE_MILLIS).toNanos();
    while (System.nanoTime() < end) {
      assertThat(replicas()).allMatch(replica -> replica.says("live"));
    }
  }

  private static Stream<Replica> replicas() {
    return Stream.of(Service.values())
        .filter(service -> service.database().isPresent())
        .flatMap(
            service ->
                Stream.iterate(1, number -> number + 1)
                    .limit(House.REPLICAS)
                    .map(number -> new Replica(service, number)));
  }

  private interface Question {
    boolean asks(Replica replica);
  }

  /** How long it took each, all of them asked side by side. */
  private static Map<String, Duration> until(Question question) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var times = new TreeMap<String, Future<Duration>>();
      replicas()
          .forEach(
              replica -> {
                Callable<Duration> wait = () -> takes(() -> question.asks(replica));
                times.put(replica.toString(), threads.submit(wait));
              });
      var all = new TreeMap<String, Duration>();
      for (var time : times.entrySet()) {
        all.put(time.getKey(), time.getValue().get());
      }
      return all;
    }
  }

  private static Duration takes(BooleanSupplier it) {
    long began = System.nanoTime();
    while (!it.getAsBoolean()) {
      if (System.nanoTime() - began > PATIENCE.toNanos()) {
        return PATIENCE;
      }
      Await.pause(50);
    }
    return Duration.ofNanos(System.nanoTime() - began);
  }
}
