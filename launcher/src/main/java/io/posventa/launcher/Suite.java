package io.posventa.launcher;

import io.posventa.launcher.api.Api;
import io.posventa.launcher.database.PostgresServer;
import io.posventa.launcher.process.Trouble;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The whole of Posventa on this machine: PostgreSQL, mail server, payment simulator, the five
 * services and the pages, each a process of its own. Behind {@code ./posventa up}; tests start one
 * of their own, kill parts of it and start them again.
 */
public final class Suite implements AutoCloseable {
  private final SuiteOptions options;
  private final Folders folders;
  private final Ports ports;
  private final Keys keys;
  private final Settings settings;
  private final RunFile run;
  private final Processes processes;
  private final DiskWatch disk;
  private final List<Balancer> balancers = new ArrayList<>();
  private final Infrastructure infrastructure;
  private boolean closed;

  private Suite(SuiteOptions options) {
    this.options = options;
    this.folders = options.folders();
    this.ports = options.ports().apply(options.replicas());
    this.keys = new Keys(folders.keys());
    this.settings = new Settings(folders, ports, keys, options.replicas(), options.settings());
    this.run = new RunFile(folders.run());
    this.processes =
        new Processes(run, options.say(), options.restart(), options.classes().patience());
    this.disk = new DiskWatch(folders.home(), options.say());
    this.infrastructure = new Infrastructure(options, ports, keys, run, processes);
  }

  /** Starts everything and returns when every service says that it is ready. */
  public static Suite start(SuiteOptions options) {
    var suite = new Suite(options);
    Runtime.getRuntime().addShutdownHook(new Thread(suite::close, "suite-end"));
    try {
      suite.startAll();
      return suite;
    } catch (RuntimeException e) {
      suite.close();
      throw e;
    }
  }

  private void startAll() {
    folders.prepare();
    for (var service : Service.values()) {
      folders.program(service);
    }
    ports.requireFree();
    folders.turnLogs();
    run.add(RunFile.LAUNCHER, 0, ProcessHandle.current().pid());
    infrastructure.start();
    for (var service : Service.values()) {
      startBalancer(service);
      for (int replica = 1; replica <= replicas(service); replica++) {
        processes.start(
            ChildPrograms.service(
                name(service, replica),
                folders,
                service,
                settings.write(
                    service, replica, service.database().map(infrastructure::databaseUrl)),
                options.classes(),
                options.jvm()),
            ports.of(service, replica));
      }
    }
    awaitServices();
    processes.watch();
    disk.start();
  }

  private synchronized void startBalancer(Service service) {
    if (replicas(service) > 1) {
      processes.refuseWhenClosing();
      var behind =
          IntStream.rangeClosed(1, replicas(service))
              .mapToObj(replica -> ports.of(service, replica))
              .toList();
      balancers.add(new Balancer(service.title(), ports.of(service), behind));
    }
  }

  private void awaitServices() {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var waits = new ArrayList<CompletableFuture<Void>>();
      for (var service : Service.values()) {
        for (int i = 1; i <= replicas(service); i++) {
          int replica = i;
          waits.add(
              CompletableFuture.runAsync(
                  () -> options.timed(name(service, replica), () -> awaitReady(service, replica)),
                  threads));
        }
      }
      waits.forEach(CompletableFuture::join);
    } catch (CompletionException e) {
      throw e.getCause() instanceof Trouble trouble ? trouble : e;
    }
  }

  /** Waits until a replica takes requests; refuses when it ends before. */
  public void awaitReady(Service service, int replica) {
    int port = ports.of(service, replica);
    processes.await(name(service, replica), () -> Readiness.healthy(port));
  }

  /** SIGKILL: the process is gone between two instructions, its locks and leases with it. */
  public void kill(Service service, int replica) {
    processes.kill(name(service, replica));
  }

  /** SIGTERM: it drains and goes. */
  public void stop(Service service, int replica) {
    processes.stop(name(service, replica));
  }

  /** Starts a replica that was killed or stopped; {@link #awaitReady} tells when it is back. */
  public void start(Service service, int replica) {
    processes.startAgain(name(service, replica), ports.of(service, replica));
  }

  /** SIGSTOP: it stands still, and its connections with it, until {@link #thaw}. */
  public void freeze(Service service, int replica) {
    processes.signal(name(service, replica), "STOP");
  }

  /** SIGCONT: it goes on, as if no time had passed. */
  public void thaw(Service service, int replica) {
    processes.signal(name(service, replica), "CONT");
  }

  /** PostgreSQL ends as on a planned stop: its sessions are cut. */
  public void stopDatabase() {
    infrastructure.stop();
  }

  /** PostgreSQL ends at once, as if its machine had lost power. */
  public void crashDatabase() {
    infrastructure.crash();
  }

  /** Starts PostgreSQL again; returns when it takes connections. */
  public void startDatabase() {
    infrastructure.startAgain();
  }

  private int replicas(Service service) {
    return options.replicas().getOrDefault(service, 1);
  }

  private String name(Service service, int replica) {
    if (replica < 1 || replica > replicas(service)) {
      throw new IllegalArgumentException(
          "%s runs %d times; there is no replica %d"
              .formatted(service.title(), replicas(service), replica));
    }
    return replicas(service) == 1 ? service.title() : Ports.replicaName(service, replica);
  }

  /** Where clients reach a service; for the gateway, the public address. */
  public URI url(Service service) {
    return URI.create(settings.url(service));
  }

  /** One replica, past the balancer. */
  public URI url(Service service, int replica) {
    return URI.create(Settings.local(ports.of(service, replica)));
  }

  /** The hosted pages. */
  public URI pages() {
    return url(Service.PORTAL);
  }

  /** The payment simulator: its ledger and its orders to misbehave. */
  public URI simulator() {
    return URI.create(Settings.local(ports.of("payment-simulator")));
  }

  /** The received mails: {@code GET /mails}, {@code GET /deliveries}. */
  public URI mails() {
    return URI.create(Settings.local(ports.of("mail-view")));
  }

  public int smtpPort() {
    return ports.of("smtp");
  }

  public int imapPort() {
    return ports.of("imap");
  }

  /** The key that may create marketplaces. */
  public String adminKey() {
    return settings.adminKey();
  }

  /** The public API under a key. */
  public Api api(String key) {
    return new Api(url(Service.GATEWAY), key);
  }

  /** A superuser's look behind a service, for assertions on what its database holds. */
  public Connection connect(Service service) throws SQLException {
    return infrastructure.connect(service.database().orElseThrow());
  }

  /** The service's database as the service itself signs in to it. */
  public DatabaseLogin login(Service service) {
    return new DatabaseLogin(
        ports.of("postgresql"),
        service.database().orElseThrow(),
        PostgresServer.APP_ROLE,
        keys.word("posventa-app"));
  }

  /** The key by which a service says who calls, as its configuration has it (ES256, PKCS #8). */
  public String identityKey(Service service) {
    return keys.pair(service.title()).privateKey();
  }

  /** Where PostgreSQL writes what it has to say. */
  public Path databaseLog() {
    return infrastructure.databaseLog();
  }

  /** The living processes by name, PostgreSQL and this one among them. */
  public Map<String, Long> processIds() {
    return run.alive().stream()
        .collect(Collectors.toMap(RunFile.Entry::name, RunFile.Entry::pid, (_, later) -> later));
  }

  /** Where a replica writes what it has to say. */
  public Path log(Service service, int replica) {
    return folders.log(name(service, replica));
  }

  Folders folders() {
    return folders;
  }

  /**
   * Ends everything in order: the pages, the door, the services once they drained, then what they
   * lean on.
   */
  @Override
  public void close() {
    processes.close();
    disk.close();
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      processes.end(child -> child.startsWith(Service.PORTAL.title()));
      processes.end(child -> child.startsWith(Service.GATEWAY.title()));
      processes.end(Suite::isService);
      balancers.forEach(Balancer::close);
      processes.end(child -> true);
      infrastructure.stop();
      run.clear();
    }
    if (options.temporary()) {
      PostgresServer.forget(folders.data());
      Folders.delete(folders.home());
    }
  }

  private static boolean isService(String child) {
    return Arrays.stream(Service.values()).anyMatch(each -> child.startsWith(each.title()));
  }
}
