package io.posventa.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.posventa.launcher.process.Trouble;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteTest {
  @TempDir Path folder;

  private final List<String> said = new CopyOnWriteArrayList<>();
  private SuiteOptions options;

  @BeforeEach
  void project() throws IOException {
    options =
        new SuiteOptions(
            new Folders(FakeProject.in(folder.resolve("project")), folder.resolve("home")),
            false,
            Ports::free,
            Map.of(),
            Map.of(),
            false,
            false,
            ChildPrograms.SMALL,
            Classes.REMEMBERED,
            said::add);
  }

  @Test
  void servicesEndBeforeWhatTheyLeanOn() throws Exception {
    var suite = Suite.start(options);
    var log = suite.log(Service.SLA, 1);

    suite.close();

    assertThat(Files.readString(log))
        .contains("started, data elsewhere: null", "postgresql there: true");
    assertThat(new RunFile(folder.resolve("home/run")).alive()).isEmpty();
    assertThat(Readiness.listening(suite.smtpPort())).isFalse();
  }

  @Test
  void aServiceThatEndsWhileStartingIsSaidWithItsLastWords() {
    var doomed =
        options.withSetting(Service.RMA, "fake.last-words", "write: No space left on device");

    assertThatThrownBy(() -> Suite.start(doomed))
        .isInstanceOf(Trouble.class)
        .hasMessageContaining("rma-service ended while starting (exit code 3): the disk is full")
        .hasMessageContaining("write: No space left on device")
        .hasMessageContaining("rma-service.log");
    assertThat(new RunFile(folder.resolve("home/run")).alive()).isEmpty();
  }

  @Test
  void aTakenPortIsSaidBeforeAnythingStarts() throws Exception {
    try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var taken = options.withPortBase(other.getLocalPort());

      assertThatThrownBy(() -> Suite.start(taken))
          .isInstanceOf(Trouble.class)
          .hasMessageContaining("port %d (gateway) is taken by".formatted(other.getLocalPort()))
          .hasMessageContaining("process " + ProcessHandle.current().pid())
          .hasMessageContaining("--port-base");
    }
  }

  @Test
  void aKilledReplicaIsBypassedAndComesBackOnRequest() throws Exception {
    try (var suite = Suite.start(options.withReplicas(Service.TICKET, 2))) {
      assertThat(answering(suite)).hasSize(2);

      suite.kill(Service.TICKET, 1);

      assertThat(answering(suite)).containsExactly("" + suite.url(Service.TICKET, 2).getPort());

      suite.start(Service.TICKET, 1);
      suite.awaitReady(Service.TICKET, 1);

      assertThat(answering(suite)).hasSize(2);
      assertThat(said).noneMatch(line -> line.contains("has died"));
    }
  }

  @Test
  void aProcessThatDiesIsReportedAndWithRestartStartedAgain() throws Exception {
    try (var suite = Suite.start(options.withRestart())) {
      long pid = pid("sla-service");

      ProcessHandle.of(pid).orElseThrow().destroyForcibly();

      assertThat(
              Readiness.await(
                  Duration.ofSeconds(20),
                  () -> false,
                  () -> pid("sla-service") != pid && Readiness.healthy(port(suite))))
          .isTrue();
      assertThat(said)
          .anyMatch(line -> line.contains("sla-service has died (killed by signal 9)"))
          .anyMatch(line -> line.contains("Starting sla-service again"));
    }
  }

  @Test
  void whatAKilledLauncherLeftBehindIsEndedByTheNext() throws Exception {
    var suite = Suite.start(options);
    var run = new RunFile(folder.resolve("home/run"));
    var left = run.alive().stream().filter(e -> !e.name().equals(RunFile.LAUNCHER)).toList();

    Leftovers.end(run, said::add);

    assertThat(left).hasSize(9).allMatch(entry -> entry.process().isEmpty());
    assertThat(said)
        .anyMatch(line -> line.contains("left: portal, gateway, ticket-service"))
        .anyMatch(line -> line.contains("mail, payment-simulator, postgresql."));
    suite.close();
  }

  @Test
  void aFrozenReplicaIsBypassedUntilItThaws() throws Exception {
    try (var suite = Suite.start(options.withReplicas(Service.TICKET, 2))) {
      assertThat(answering(suite)).hasSize(2);

      suite.freeze(Service.TICKET, 1);

      assertThat(eventually(() -> answering(suite).size() == 1)).isTrue();

      suite.thaw(Service.TICKET, 1);

      assertThat(eventually(() -> answering(suite).size() == 2)).isTrue();
    }
  }

  @Test
  void aDatabaseThatCrashedComesBackWithWhatWasCommitted() throws Exception {
    try (var suite = Suite.start(options)) {
      try (var connection = suite.connect(Service.RMA);
          var statement = connection.createStatement()) {
        statement.execute("create table kept as select 7 as number");
      }

      suite.crashDatabase();
      assertThatThrownBy(() -> suite.connect(Service.RMA)).isInstanceOf(SQLException.class);
      suite.startDatabase();

      try (var connection = suite.connect(Service.RMA);
          var statement = connection.createStatement();
          var row = statement.executeQuery("select number from kept")) {
        assertThat(row.next()).isTrue();
        assertThat(row.getInt(1)).isEqualTo(7);
      }
    }
  }

  @Test
  void chosenPortsAreKnownBeforeTheStart() {
    var chosen = options.withReplicas(Service.TICKET, 2).withChosenPorts();

    assertThat(chosen.port("postgresql")).isPositive().isEqualTo(chosen.port("postgresql"));
    assertThat(chosen.port("ticket-service")).isNotEqualTo(chosen.port("smtp"));
  }

  @Test
  void eachProcessIsListedWithItsWeight() throws Exception {
    try (var suite = Suite.start(options)) {
      var run = new RunFile(suite.folders().run());

      assertThat(Status.of(run).whole()).isTrue();
      assertThat(Status.of(run).text())
          .containsPattern("ticket-service +\\d+ +\\d+ +ready +\\d+ MiB")
          .containsPattern("portal +\\d+ +\\d+ +ready +\\d+ MiB")
          .containsPattern("postgresql +\\d+ +\\d+ +ready +\\d+ MiB")
          .containsPattern("= services +\\d+ MiB");

      suite.kill(Service.RMA, 1);

      assertThat(Status.of(run).whole()).isFalse();
      assertThat(Status.of(run).text()).containsPattern("rma-service +\\d+ +\\d+ +dead");
    }
  }

  private interface Question {
    boolean yes() throws Exception;
  }

  private static boolean eventually(Question question) {
    return Readiness.await(
        Duration.ofSeconds(20),
        () -> false,
        () -> {
          try {
            return question.yes();
          } catch (HttpTimeoutException e) {
            return false;
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        });
  }

  private static int port(Suite suite) {
    return suite.url(Service.SLA).getPort();
  }

  private long pid(String name) {
    return new RunFile(folder.resolve("home/run"))
        .entries().stream()
            .filter(entry -> entry.name().equals(name))
            .mapToLong(RunFile.Entry::pid)
            .reduce((first, second) -> second)
            .orElseThrow();
  }

  /** The replicas' ports, as several fresh connections to the service find them. */
  private static Set<String> answering(Suite suite) throws Exception {
    var found = new HashSet<String>();
    for (int i = 0; i < 4; i++) {
      try (var client = HttpClient.newHttpClient()) {
        var request =
            HttpRequest.newBuilder(URI.create(suite.url(Service.TICKET) + "/"))
                .timeout(Duration.ofSeconds(3))
                .build();
        found.add(client.send(request, BodyHandlers.ofString()).body());
      }
    }
    return found;
  }
}
