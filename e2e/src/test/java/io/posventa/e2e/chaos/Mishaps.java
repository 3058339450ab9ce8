package io.posventa.e2e.chaos;

import io.posventa.e2e.house.Books;
import io.posventa.e2e.house.House;
import io.posventa.e2e.wire.Fault;
import io.posventa.e2e.wire.Fault.Kind;
import io.posventa.e2e.wire.FaultProxy;
import io.posventa.launcher.Service;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Draws what goes wrong next. The same dice draw the same mishaps. */
final class Mishaps {
  private static final List<Service> SERVICES = List.of(Service.values());
  private static final List<Kind> BROKEN =
      List.of(Kind.DELAY, Kind.CUT, Kind.RESET, Kind.HALF_OPEN, Kind.REFUSE);
  private static final int LONGEST_TALK = 20_000;

  private final Random dice;
  private final Duration frozen;

  /**
   * @param frozen how long a process stands still when it is stopped
   */
  Mishaps(Random dice, Duration frozen) {
    this.dice = dice;
    this.frozen = frozen;
  }

  Mishap next() {
    return switch (dice.nextInt(12)) {
      case 0, 1 -> process("killed", Duration.ofMillis(500), House.suite()::kill);
      case 2 -> process("terminated", Duration.ofMillis(500), House.suite()::stop);
      case 3 -> freeze();
      case 4 -> database("stopped", House.suite()::stopDatabase);
      case 5 -> database("crashed", House.suite()::crashDatabase);
      case 6 -> provider();
      case 7 -> attachments();
      default -> wire();
    };
  }

  private Duration time() {
    return Duration.ofMillis(1_000 + dice.nextInt(5_000));
  }

  private interface Blow {
    void strike(Service service, int replica);
  }

  private Mishap process(String how, Duration away, Blow blow) {
    var service = SERVICES.get(dice.nextInt(SERVICES.size()));
    int replica = 1 + dice.nextInt(House.REPLICAS);
    String name = service.title() + "/" + replica;
    return new Mishap(
        name + " " + how,
        name,
        away,
        () -> blow.strike(service, replica),
        () -> House.suite().start(service, replica));
  }

  private Mishap freeze() {
    var service = SERVICES.get(dice.nextInt(SERVICES.size()));
    int replica = 1 + dice.nextInt(House.REPLICAS);
    String name = service.title() + "/" + replica;
    return new Mishap(
        name + " frozen",
        name,
        frozen,
        () -> signal(service, replica, House.suite()::freeze),
        () -> signal(service, replica, House.suite()::thaw));
  }

  /**
   * A process may have ended by itself, as one does that starts while its database ends: a cluster
   * starts it again.
   */
  private static void signal(Service service, int replica, Blow signal) {
    try {
      signal.strike(service, replica);
    } catch (IllegalStateException e) {
      System.out.printf("chaos: %s; it is started again%n", e.getMessage());
      House.suite().start(service, replica);
    }
  }

  private Mishap database(String how, Runnable begin) {
    return new Mishap(
        "PostgreSQL " + how, "PostgreSQL", time(), begin, House.suite()::startDatabase);
  }

  private Mishap provider() {
    long seed = dice.nextLong();
    return new Mishap(
        "the payment provider misbehaves",
        "provider",
        time().multipliedBy(2),
        () -> {
          for (String kind :
              List.of("LOST_ANSWER", "ERROR_BEFORE", "RATE_LIMITED", "DECLINED_ONCE", "PENDING")) {
            Books.misbehave(kind, Map.of("probability", 0.15, "seed", seed));
          }
        },
        Books::behave);
  }

  private Mishap attachments() {
    return new Mishap(
        "no room for attachments",
        "attachments",
        time(),
        House.attachments()::fill,
        House.attachments()::empty);
  }

  /** Some of a wire's connections, those that are open and those to come. */
  private Mishap wire() {
    var wires = List.copyOf(new TreeMap<>(House.wires().all()).entrySet());
    var wire = wires.get(dice.nextInt(wires.size()));
    var kind = BROKEN.get(dice.nextInt(BROKEN.size()));
    var late = Duration.ofMillis(50 + dice.nextInt(1_500));
    var fault = new Fault(kind, dice.nextInt(LONGEST_TALK), late);
    boolean openToo = dice.nextBoolean();
    long seed = dice.nextLong();
    FaultProxy proxy = wire.getValue();
    return new Mishap(
        "%s on the wire to %s".formatted(kind, wire.getKey()),
        wire.getKey(),
        time(),
        () -> {
          proxy.script(number -> hit(seed, number) ? fault : Fault.NONE);
          if (openToo) {
            proxy.strikeOpen(fault);
          }
        },
        proxy::calm);
  }

  private static boolean hit(long seed, int number) {
    return new Random(seed ^ (number * 0x9E3779B97F4A7C15L)).nextInt(3) > 0;
  }
}
