package io.posventa.launcher;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The five services; the gateway is the public one. */
public enum Service {
  GATEWAY("gateway", "gateway", 0),
  TICKET("ticket-service", "ticket", 1),
  RMA("rma-service", "rma", 2),
  SLA("sla-service", "sla", 3),
  NOTIFICATION("notification-service", "notification", 4);

  private final String title;
  private final String database;
  private final int place;

  Service(String title, String database, int place) {
    this.title = title;
    this.database = database;
    this.place = place;
  }

  /** The name under which its peers, its Maven module and its log file know it. */
  public String title() {
    return title;
  }

  public String database() {
    return database;
  }

  /** Its port's distance from the first. */
  int place() {
    return place;
  }

  /** Finds one by its name, written whole or without {@code -service}. */
  static Service named(String name) {
    return Arrays.stream(values())
        .filter(service -> name.equals(service.title) || name.equals(service.database))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no service %s, only %s.".formatted(name, titles())));
  }

  private static String titles() {
    return Arrays.stream(values()).map(Service::title).collect(Collectors.joining(", "));
  }
}
