package io.posventa.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.posventa.launcher.sandbox.Sandbox;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class GreetingTest {
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

  @Test
  void addressesKeysAndThreeRequestsAreThere() {
    var text =
        Greeting.of(
            SANDBOX,
            URI.create("http://localhost:8091"),
            URI.create("http://localhost:8090"),
            Path.of("/logs"),
            Duration.ofMillis(9_100),
            Instant.parse("2026-03-06T09:00:00Z"),
            "A-1");

    assertThat(text)
        .contains("after 9.1 s", "http://localhost:8080/v1", "http://localhost:8091/mails")
        .contains("pk_operator", "pk_storefront", "pk_vendor", "clock_1", "2026-03-06T09:00:00Z")
        .containsPattern("curl .*/v1/orders/ext:A-1 ")
        .containsPattern("curl .*/v1/tickets ")
        .containsPattern("curl .*/explanation ")
        .doesNotContain("pk_admin");
  }
}
