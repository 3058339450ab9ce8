package io.posventa.launcher;

import io.posventa.launcher.process.PortHolder;
import io.posventa.launcher.process.Trouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Which port everything listens on, all of them on the loopback address. */
final class Ports {
  private final SequencedMap<String, Integer> ports;

  private Ports(SequencedMap<String, Integer> ports) {
    this.ports = ports;
  }

  /** The documented ports; replicas of a service sit twenty above the one before. */
  static Ports standard(Map<Service, Integer> replicas) {
    return of(replicas, 8080, Map.of("postgresql", 5439, "smtp", 3025, "imap", 3143));
  }

  /** Everything from {@code base} on, the gateway first: a second suite beside the first. */
  static Ports from(int base, Map<Service, Integer> replicas) {
    return of(
        replicas, base, Map.of("postgresql", base + 12, "smtp", base + 13, "imap", base + 14));
  }

  private static Ports of(
      Map<Service, Integer> replicas, int base, Map<String, Integer> infrastructure) {
    var ports = new LinkedHashMap<String, Integer>();
    for (var service : Service.values()) {
      ports.put(service.title(), base + service.place());
    }
    ports.put("payment-simulator", base + 10);
    ports.put("mail-view", base + 11);
    ports.putAll(infrastructure);
    for (var service : Service.values()) {
      int count = replicas.getOrDefault(service, 1);
      for (int replica = 1; count > 1 && replica <= count; replica++) {
        ports.put(replicaName(service, replica), base + 20 * replica + service.place());
      }
    }
    if (ports.values().stream().anyMatch(port -> port > 65_535 || port < 1)) {
      throw new Trouble("--port-base %d leaves no room below 65535.".formatted(base));
    }
    return new Ports(ports);
  }

  /** Ports that nobody uses at this moment: for tests. */
  static Ports free(Map<Service, Integer> replicas) {
    var names =
        of(replicas, 1, Map.of("postgresql", 1, "smtp", 1, "imap", 1)).ports.sequencedKeySet();
    var open = new ArrayList<ServerSocket>();
    Supplier<Integer> next =
        () -> {
          try {
            var socket = new ServerSocket();
            open.add(socket);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return socket.getLocalPort();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        };
    var ports = new LinkedHashMap<String, Integer>();
    try {
      names.forEach(name -> ports.put(name, next.get()));
    } finally {
      open.forEach(Ports::close);
    }
    return new Ports(ports);
  }

  private static void close(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int of(String name) {
    return ports.get(name);
  }

  int of(Service service) {
    return ports.get(service.title());
  }

  /** A replica's own port; a service that runs once has it under its name. */
  int of(Service service, int replica) {
    return ports.getOrDefault(replicaName(service, replica), of(service));
  }

  /** The name of one replica of several. */
  static String replicaName(Service service, int replica) {
    return service.title() + "-" + replica;
  }

  /** Refuses to start on ports that others hold, and names them all at once. */
  void requireFree() {
    String taken =
        ports.entrySet().stream()
            .filter(port -> !PortHolder.free(port.getValue()))
            .map(
                port ->
                    "  port %d (%s) is taken by %s"
                        .formatted(
                            port.getValue(), port.getKey(), PortHolder.describe(port.getValue())))
            .collect(Collectors.joining("\n"));
    if (!taken.isEmpty()) {
      throw new Trouble(
          "Posventa cannot start:\n%s\nEnd that program, or choose other ports: ./posventa up --port-base 18080"
              .formatted(taken));
    }
  }
}
