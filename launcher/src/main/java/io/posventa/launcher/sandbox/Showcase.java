package io.posventa.launcher.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.posventa.launcher.api.Api;
import io.posventa.launcher.api.Json;
import io.posventa.launcher.process.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The links that a newcomer is shown: what a customer and a vendor would find in their mail. Each
 * is the path of a page.
 *
 * @param receipt a customer's receipt
 * @param customersTicket a refund that is pending, as the customer sees it
 * @param vendorsTicket the same as its vendor sees it
 */
public record Showcase(String receipt, String customersTicket, String vendorsTicket) {

  /** The one that an earlier start kept; where there is none, the examples are played first. */
  public static Showcase of(Sandbox sandbox, Path file) {
    return Files.exists(file) ? read(file) : make(sandbox, file);
  }

  private static Showcase make(Sandbox sandbox, Path file) {
    var cases = new Examples(sandbox).play();
    var showcase =
        new Showcase(
            link(sandbox.asOperator(), cases.order(), "customer"),
            link(sandbox.asOperator(), cases.ticket(), "customer"),
            link(sandbox.asOperator(), cases.ticket(), "vendor"));
    OwnerOnly.write(file, Json.write(showcase) + "\n");
    return showcase;
  }

  /** The path of a new link's page: it works wherever the pages are. */
  public static String link(Api operator, String subject, String party) {
    var link = operator.post("/v1/links", Map.of("case", subject, "party", party));
    return URI.create(link.path("url").asText()).getRawPath();
  }

  private static Showcase read(Path file) {
    try {
      JsonNode json = Json.read(Files.readString(file));
      return new Showcase(
          json.path("receipt").asText(),
          json.path("customersTicket").asText(),
          json.path("vendorsTicket").asText());
    } catch (IOException e) {
      throw new UncheckedIOException("Could not read " + file, e);
    }
  }
}
