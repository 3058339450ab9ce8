package io.posventa.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.posventa.launcher.sandbox.Sandbox;
import io.posventa.launcher.sandbox.Showcase;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GreetingTest {
  private static final Instant NOW = Instant.parse("2026-03-06T09:00:00Z");
  private static final Sandbox SANDBOX =
      new Sandbox(
          "http://localhost:8080",
          "mkt_1",
          "clock_1",
          "vendor_1",
          "vendor_2",
          "pk_admin",
          "pk_operator",
          "pk_storefront",
          "pk_vendor");
  private static final Greeting GREETING =
      new Greeting(
          SANDBOX,
          URI.create("http://localhost:8085"),
          URI.create("http://localhost:8091"),
          Path.of("/home/requests.sh"));

  @Test
  void aNewcomerIsShownWhatToOpenAndNoKeys() {
    var links = new Showcase("/l/lnk_1", "/l/lnk_2", "/l/lnk_3");

    var text = GREETING.text(Optional.of(links), NOW);

    assertThat(text)
        .contains("http://localhost:8091", "http://localhost:8085/mkt_1/sign-in")
        .contains("http://localhost:8085/l/lnk_1", "http://localhost:8085/l/lnk_2")
        .contains("http://localhost:8085/l/lnk_3", "http://localhost:8080/docs")
        .contains("/home/requests.sh", "2026-03-06T09:00:00Z")
        .doesNotContain("pk_");
    assertThat(text.lines())
        .hasSizeLessThan(15)
        .allMatch(line -> line.startsWith("  ") || !line.contains("http"));
  }

  @Test
  void withoutExamplesTheRestIsStillSaid() {
    assertThat(GREETING.text(Optional.empty(), NOW))
        .contains("http://localhost:8091", "http://localhost:8085/mkt_1/sign-in")
        .doesNotContain("/l/");
  }

  @Test
  void keysAndIdsAreThereForWhoAsks() {
    assertThat(GREETING.keys())
        .contains("pk_operator", "pk_storefront", "pk_vendor", "clock_1", "vendor_1", "vendor_2")
        .doesNotContain("pk_admin");
  }

  @Test
  void threeRequestsAreReadyToRun() {
    assertThat(GREETING.requests(NOW, "A-1"))
        .startsWith("#!/bin/sh")
        .contains("api=http://localhost:8080/v1", "Bearer pk_storefront")
        .containsPattern("curl .*/orders/ext:A-1 ")
        .containsPattern("curl .*/tickets ")
        .containsPattern("curl .*/explanation")
        .contains("2026-03-06T09:00:00Z")
        .doesNotContain("%");
  }
}
