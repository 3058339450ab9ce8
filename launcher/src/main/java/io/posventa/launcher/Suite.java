package io.posventa.launcher;

import io.posventa.launcher.api.Api;
import io.posventa.launcher.database.PostgresServer;
import io.posventa.launcher.mail.MailServer;
import io.posventa.launcher.payment.PaymentSimulator;
import io.posventa.launcher.process.Child;
import io.posventa.launcher.process.LogTail;
import io.posventa.launcher.process.Trouble;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * The whole of Posventa on this machine: PostgreSQL, mail server, payment simulator and the five
 * services, each a process of its own. Behind {@code ./posventa up}; tests start one of their own,
 * kill parts of it and start them again.
 */
public final class Suite implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(3);
  private static final Duration DRAIN = Duration.ofSeconds(25);
  private static final int TAIL = 15;

  private final SuiteOptions options;
  private final Folders folders;
  private final Ports ports;
  private final Keys keys;
  private final Settings settings;
  private final RunFile run;
  private final SequencedMap<String, Child> children = new LinkedHashMap<>();
  private final List<Balancer> balancers = new ArrayList<>();
  private @Nullable PostgresServer postgres;
  private volatile boolean up;
  private volatile boolean closing;
  private boolean closed;

  private Suite(SuiteOptions options) {
    this.options = options;
    this.folders = options.folders();
    this.ports = options.ports().apply(options.replicas());
    this.keys = new Keys(folders.keys());
    this.settings = new Settings(folders, ports, keys, options.replicas(), options.settings());
    this.run = new RunFile(folders.run());
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
    ports.requireFree();
    folders.turnLogs();
    run.add(RunFile.LAUNCHER, 0, ProcessHandle.current().pid());
    for (var service : Service.values()) {
      folders.program(service);
    }
    startInfrastructure();
    for (var service : Service.values()) {
      if (replicas(service) > 1) {
        balancers.add(balancer(service));
      }
      for (int replica = 1; replica <= replicas(service); replica++) {
        startChild(service(service, replica), ports.of(service, replica));
      }
    }
    awaitServices();
    up = true;
  }

  private void startInfrastructure() {
    startChild(
        child(
            "mail",
            "-Xmx128m",
            MailServer.class,
            ports.of("smtp"),
            ports.of("imap"),
            ports.of("mail-view")),
        ports.of("mail-view"));
    startChild(
        child(
            "payment-simulator",
            "-Xmx96m",
            PaymentSimulator.class,
            "--port",
            ports.of("payment-simulator"),
            "--data",
            folders.data().resolve("payment-ledger.jsonl")),
        ports.of("payment-simulator"));
    long start = System.nanoTime();
    startPostgres();
    options.say().accept("  PostgreSQL ready" + since(start));
    awaitListening("mail", ports.of("smtp"), "mail server");
    awaitListening("payment-simulator", ports.of("payment-simulator"), "payment simulator");
  }

  private synchronized void startPostgres() {
    refuseWhenClosing();
    var databases = Arrays.stream(Service.values()).map(Service::database).toList();
    var started =
        PostgresServer.start(
            new PostgresServer.Setup(
                folders.data(),
                folders.cache(),
                folders.log("postgresql"),
                ports.of("postgresql"),
                options.durable()),
            new PostgresServer.Passwords(keys.word("postgres"), keys.word("posventa-app")),
            databases);
    postgres = started;
    started.pid().ifPresent(pid -> run.add("postgresql", ports.of("postgresql"), pid));
  }

  private void awaitListening(String name, int port, String title) {
    long start = System.nanoTime();
    var child = children.get(name);
    if (!Readiness.await(START, () -> !child.alive(), () -> Readiness.listening(port))) {
      throw new Trouble(failure(child));
    }
    options.say().accept("  " + title + " ready" + since(start));
  }

  private void awaitServices() {
    long start = System.nanoTime();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var waits = new ArrayList<CompletableFuture<Void>>();
      for (var service : Service.values()) {
        for (int i = 1; i <= replicas(service); i++) {
          int replica = i;
          waits.add(
              CompletableFuture.runAsync(
                  () -> {
                    awaitReady(service, replica);
                    options.say().accept("  " + name(service, replica) + " ready" + since(start));
                  },
                  threads));
        }
      }
      for (var wait : waits) {
        wait.join();
      }
    } catch (CompletionException e) {
      throw e.getCause() instanceof Trouble trouble ? trouble : e;
    }
  }

  /** Waits until a replica takes requests; refuses when it ends before. */
  public void awaitReady(Service service, int replica) {
    var child = children.get(name(service, replica));
    int port = ports.of(service, replica);
    if (!Readiness.await(START, () -> closing || !child.alive(), () -> Readiness.healthy(port))) {
      throw new Trouble(failure(child));
    }
  }

  private String failure(Child child) {
    if (closing) {
      return "Ended while starting.";
    }
    String what =
        child.alive()
            ? "%s is not ready after %d s".formatted(child.name(), START.toSeconds())
            : "%s ended while starting (%s)%s"
                .formatted(child.name(), child.ending(), LogTail.diagnosis(child.log()));
    return what + tail(child);
  }

  private String tail(Child child) {
    return ". The last lines of %s:%n%s"
        .formatted(
            child.log(),
            String.join(System.lineSeparator(), LogTail.of(child.log(), TAIL)).indent(4));
  }

  private Balancer balancer(Service service) {
    var own = new ArrayList<Integer>();
    for (int replica = 1; replica <= replicas(service); replica++) {
      own.add(ports.of(service, replica));
    }
    return new Balancer(service.title(), ports.of(service), own);
  }

  private Child service(Service service, int replica) {
    String name = name(service, replica);
    Path file = settings.write(service, replica, database(service));
    var command =
        List.of(
            java(),
            "-XX:+UseSerialGC",
            "-Xmx160m",
            "-XX:+UseCompactObjectHeaders",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-Dquarkus.config.locations=" + file.toUri(),
            "-jar",
            folders.program(service).toString());
    return new Child(name, command, folders.log(name));
  }

  private String database(Service service) {
    var server = postgres;
    if (server == null) {
      throw new IllegalStateException("PostgreSQL comes first");
    }
    return server.url(service.database());
  }

  private Child child(String name, String heap, Class<?> main, Object... arguments) {
    var command =
        new ArrayList<>(
            List.of(
                java(),
                "-XX:+UseSerialGC",
                heap,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                ClassPath.absolute(),
                main.getName()));
    Arrays.stream(arguments).map(Object::toString).forEach(command::add);
    return new Child(name, command, folders.log(name));
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private synchronized void startChild(Child child, int port) {
    refuseWhenClosing();
    children.put(child.name(), child);
    child.start(() -> died(child, port));
    run.add(child.name(), port, child.pid());
  }

  private void refuseWhenClosing() {
    if (closing) {
      throw new Trouble("Ended while starting.");
    }
  }

  private void died(Child child, int port) {
    if (!up || closing) {
      return; // whoever waits for it tells
    }
    options
        .say()
        .accept(
            "%s has died (%s)%s%s"
                .formatted(
                    child.name(), child.ending(), LogTail.diagnosis(child.log()), tail(child)));
    if (options.restart()) {
      options.say().accept("Starting " + child.name() + " again.");
      startChild(child, port);
    } else {
      options.say().accept("The rest runs on. ./posventa up --restart would start it again.");
    }
  }

  /** SIGKILL: the process is gone between two instructions, its locks and leases with it. */
  public void kill(Service service, int replica) {
    children.get(name(service, replica)).kill();
  }

  /** SIGTERM: it drains and goes. */
  public void stop(Service service, int replica) {
    children.get(name(service, replica)).stop(DRAIN);
  }

  /** Starts a replica that was killed or stopped; {@link #awaitReady} tells when it is back. */
  public void start(Service service, int replica) {
    startChild(children.get(name(service, replica)), ports.of(service, replica));
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
    var server = postgres;
    if (server == null) {
      throw new IllegalStateException("PostgreSQL is not running");
    }
    return server.connect(service.database());
  }

  public Path log(Service service, int replica) {
    return folders.log(name(service, replica));
  }

  Folders folders() {
    return folders;
  }

  /**
   * Ends everything in order: the door, the services once they have drained, then what they lean
   * on.
   */
  @Override
  public void close() {
    closing = true;
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      var services = new ArrayList<>(children.values());
      services.removeIf(child -> !isService(child.name()));
      end(services.stream().filter(child -> child.name().startsWith("gateway")).toList());
      end(services);
      balancers.forEach(Balancer::close);
      end(List.copyOf(children.values()));
      if (postgres != null) {
        postgres.stop();
      }
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

  private void end(List<Child> those) {
    those.forEach(Child::ask);
    for (var child : those) {
      if (!child.stop(DRAIN)) {
        options.say().accept(child.name() + " did not end by itself and was killed.");
      }
    }
  }

  private static String since(long nanos) {
    return " (%.1f s)".formatted(Duration.ofNanos(System.nanoTime() - nanos).toMillis() / 1000.0);
  }
}
