package io.posventa.e2e.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.posventa.client.ApiClient;
import io.posventa.client.ApiException;
import io.posventa.client.api.EventsApi;
import io.posventa.client.api.TicketsApi;
import io.posventa.client.model.CloseTicket;
import io.posventa.client.model.NewMessage;
import io.posventa.client.model.NewTicket;
import io.posventa.client.model.TicketStatus;
import io.posventa.client.model.TicketType;
import io.posventa.e2e.house.Await;
import io.posventa.e2e.house.House;
import io.posventa.e2e.house.Sandbox;
import io.posventa.e2e.house.Vendor;
import io.posventa.launcher.Service;
import io.posventa.platform.test.Requirement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What third parties generate from the contract works against the running suite. */
@ExtendWith(House.class)
class ClientsTest {
  private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));
  private static final Path GENERATED = ROOT.resolve("e2e/target/clients");

  private static Sandbox sandbox;
  private static Vendor vendor;

  @BeforeAll
  static void enter() {
    sandbox = Sandbox.at("2026-03-02T09:00:00Z");
    vendor = sandbox.vendor("Europe/Madrid");
  }

  private record Ended(int code, String said) {}

  private static Ended run(Map<String, String> environment, String... command) {
    try {
      var builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().putAll(environment);
      var process = builder.start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      return new Ended(process.exitValue(), said);
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static void assumeInstalled(String program) {
    boolean there =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    assumeTrue(there, "There is no %s on this machine.".formatted(program));
  }

  private static String gateway() {
    return House.suite().url(Service.GATEWAY).toString();
  }

  @Test
  @Requirement({"CB-108", "CB-109", "CB-110", "CB-111"})
  void theThirdPartysWorkflowsRun() {
    assumeInstalled("npm");

    var ended =
        run(
            Map.of(),
            ROOT.resolve("openapi/workflows.sh").toString(),
            gateway(),
            vendor.secret(),
            sandbox.sale(vendor).ref());

    assertThat(ended.code()).as(ended.said()).isZero();
    assertThat(ended.said()).contains("handleSupport", "takeBackRefund");
  }

  @Test
  @Requirement({"CB-109", "CB-110", "CB-111"})
  void theTypeScriptClientWalks() {
    assumeInstalled("npm");

    var ended =
        run(
            Map.of(
                "POSVENTA_URL",
                gateway(),
                "POSVENTA_KEY",
                vendor.secret(),
                "POSVENTA_ORDER",
                sandbox.sale(vendor).ref()),
            ROOT.resolve("openapi/clients/typescript/walk.sh").toString(),
            GENERATED.resolve("typescript").toString());

    assertThat(ended.code()).as(ended.said()).isZero();
    assertThat(ended.said()).contains("ticket.opened, message.from_vendor, ticket.closed");
  }

  @Test
  @Requirement({"CB-109", "CB-110", "CB-111"})
  void theJavaClientWalks() throws Exception {
    var client = new ApiClient();
    client.updateBaseUri(gateway());
    client.setRequestInterceptor(
        request -> request.header("Authorization", "Bearer " + vendor.secret()));
    var tickets = new TicketsApi(client);
    var events = new EventsApi(client);

    var opened =
        tickets.openTicket(
            new NewTicket()
                .type(TicketType.SUPPORT)
                .order(sandbox.sale(vendor).ref())
                .subject("From Java")
                .body("The customer wrote to our desk."),
            "java-walk-" + System.nanoTime());
    tickets.postMessage(opened.getId(), new NewMessage().body("Here is a new link."), null, null);
    var closed =
        tickets.closeTicket(opened.getId(), null, null, new CloseTicket().comment("Solved."));

    assertThat(closed.getStatus()).isEqualTo(TicketStatus.CLOSED);
    assertThatThrownBy(() -> tickets.closeTicket(opened.getId(), null, null, new CloseTicket()))
        .isInstanceOfSatisfying(
            ApiException.class,
            refused -> {
              assertThat(refused.getCode()).isEqualTo(409);
              assertThat(refused.getResponseBody()).contains("ticket-already-closed");
            });
    assertThat(told(events, opened.getId()))
        .containsExactly("ticket.opened", "message.from_vendor", "ticket.closed");
  }

  /** What the feed says of a ticket, read by its cursor until the ticket is closed. */
  private static List<String> told(EventsApi events, String ticket) {
    var told = new ArrayList<String>();
    var cursor = new AtomicReference<String>();
    return Await.until(
        Duration.ofSeconds(10),
        () -> {
          try {
            var page = events.listEvents("ticket.*,message.*", 100, cursor.get());
            cursor.set(page.getNextCursor());
            page.getData().stream()
                .filter(event -> ticket.equals(event.getSubject()))
                .forEach(event -> told.add(event.getType()));
            return told;
          } catch (ApiException e) {
            throw new AssertionError(e);
          }
        },
        seen -> seen.contains("ticket.closed"));
  }

  @Test
  void thePythonClientCompiles() {
    assumeInstalled("python3");

    var ended =
        run(
            Map.of(),
            "python3",
            "-m",
            "compileall",
            "-q",
            GENERATED.resolve("python/posventa").toString());

    assertThat(ended.code()).as(ended.said()).isZero();
  }
}
