package io.posventa.launcher;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The services: five with a database and a key of their own, of which the gateway is the public
 * one, and the portal, whose pages are a client of the gateway.
 */
public enum Service {
  GATEWAY("gateway", Optional.of("gateway"), 0),
  TICKET("ticket-service", Optional.of("ticket"), 1),
  RMA("rma-service", Optional.of("rma"), 2),
  SLA("sla-service", Optional.of("sla"), 3),
  NOTIFICATION("notification-service", Optional.of("notification"), 4),
  PORTAL("portal", Optional.empty(), 5);

  private final String title;
  private final Optional<String> database;
  private final int place;

  Service(String title, Optional<String> database, int place) {
    this.title = title;
    this.database = database;
    this.place = place;
  }

  /** Those that keep data, and are each other's peers. */
  static List<Service> withDatabase() {
    return Arrays.stream(values()).filter(service -> service.database.isPresent()).toList();
  }

  /** The name under which its peers, its Maven module and its log file know it. */
  public String title() {
    return title;
  }

  /** Its database, which it shares with nobody; the portal has none. */
  public Optional<String> database() {
    return database;
  }

  /** Its port's distance from the first. */
  int place() {
    return place;
  }

  /** Finds one by its name, written whole or without {@code -service}. */
  static Service named(String name) {
    return Arrays.stream(values())
        .filter(service -> name.equals(service.title) || isDatabaseOf(name, service))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no service %s, only %s.".formatted(name, titles())));
  }

  private static boolean isDatabaseOf(String name, Service service) {
    return service.database.filter(name::equals).isPresent();
  }

  private static String titles() {
    return Arrays.stream(values()).map(Service::title).collect(Collectors.joining(", "));
  }
}
