package io.posventa.e2e.house;

import io.posventa.e2e.wire.FaultProxy;
import io.posventa.launcher.Service;
import io.posventa.launcher.SuiteOptions;
import java.net.ServerSocket;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The network of the {@link House}: a {@link FaultProxy} on every way from one process to another.
 * Each service reaches the database, and each is reached by its peers, over one of its own.
 */
public final class Wires implements AutoCloseable {
  private static final String DATABASE = "postgresql";
  private static final String SMTP = "smtp";
  private static final String IMAP = "imap";
  private static final String PAYMENT = "payment-simulator";
  private static final List<Service> WITH_DATABASE =
      Stream.of(Service.values()).filter(each -> each.database().isPresent()).toList();

  private final Map<String, FaultProxy> proxies = new LinkedHashMap<>();
  private final SuiteOptions options;

  private Wires(SuiteOptions options, Map<String, ServerSocket> doors) {
    var told = options.withChosenPorts();
    for (var each : doors.entrySet()) {
      String target = each.getKey().split(" ", 2)[0];
      proxies.put(each.getKey(), FaultProxy.through(each.getValue(), told.port(target)));
    }
    this.options = tell(told);
  }

  /** Lays them, for a suite that is to be started with {@link #options}. */
  static Wires lay(SuiteOptions options) {
    // The doors are open before the suite's ports are chosen, so that none is chosen twice.
    var doors = new LinkedHashMap<String, ServerSocket>();
    for (var service : WITH_DATABASE) {
      doors.put(databaseOf(service), FaultProxy.door());
      doors.put(service.title(), FaultProxy.door());
    }
    List.of(SMTP, IMAP, PAYMENT).forEach(name -> doors.put(name, FaultProxy.door()));
    return new Wires(options, doors);
  }

  SuiteOptions options() {
    return options;
  }

  private SuiteOptions tell(SuiteOptions told) {
    var more = told;
    for (var service : WITH_DATABASE) {
      more =
          more.withSetting(
              service,
              "quarkus.datasource.jdbc.url",
              "jdbc:postgresql://127.0.0.1:%d/%s?sslmode=disable"
                  .formatted(database(service).port(), service.database().orElseThrow()));
      for (var peer : WITH_DATABASE) {
        more =
            more.withSetting(
                service, "posventa.peers.\"%s\"".formatted(peer.title()), address(peer(peer)));
      }
    }
    return more.withSetting(
            Service.PORTAL, "posventa.portal.gateway.url", address(peer(Service.GATEWAY)))
        .withSetting(Service.RMA, "rma.stripe.address", address(payment()))
        .withSetting(Service.NOTIFICATION, "posventa.smtp.port", "" + smtp().port())
        .withSetting(Service.NOTIFICATION, "posventa.inbound.port", "" + imap().port());
  }

  private static String address(FaultProxy proxy) {
    return "http://localhost:" + proxy.port();
  }

  private static String databaseOf(Service service) {
    return DATABASE + " of " + service.title();
  }

  /** From a service to its database. */
  public FaultProxy database(Service service) {
    return proxy(databaseOf(service));
  }

  /** To a service, from its peers; to the gateway, from the pages too. */
  public FaultProxy peer(Service service) {
    return proxy(service.title());
  }

  /** The same way, as clients name it. */
  public URI address(Service service) {
    return URI.create(address(peer(service)));
  }

  public FaultProxy payment() {
    return proxy(PAYMENT);
  }

  public FaultProxy smtp() {
    return proxy(SMTP);
  }

  public FaultProxy imap() {
    return proxy(IMAP);
  }

  /** All of them, by what they lead to. */
  public Map<String, FaultProxy> all() {
    return Map.copyOf(proxies);
  }

  private FaultProxy proxy(String name) {
    var found = proxies.get(name);
    if (found == null) {
      throw new IllegalArgumentException("No wire leads to " + name);
    }
    return found;
  }

  public void calm() {
    proxies.values().forEach(FaultProxy::calm);
  }

  @Override
  public void close() {
    proxies.values().forEach(FaultProxy::close);
  }
}
