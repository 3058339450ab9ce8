package io.posventa.e2e.house;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/** Other rules than the preset's, where a test cannot wait for days. */
public final class Policies {
  private Policies() {}

  /** The clickbank preset, as it is shipped. */
  public static ObjectNode clickbank() {
    try {
      var file = root().resolve("openapi/policies/clickbank.yaml");
      return (ObjectNode) new YAMLMapper().readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path root() {
    Path here = Path.of("").toAbsolutePath();
    return Files.isDirectory(here.resolve("openapi")) ? here : here.getParent();
  }

  /** Makes changed rules those of the marketplace, and returns when tickets follow them. */
  public static void follow(Sandbox sandbox, Vendor vendor, Consumer<ObjectNode> change) {
    var document = clickbank();
    change.accept(document);
    String path = "/v1/marketplaces/" + sandbox.id() + "/policies";
    var draft = sandbox.operator().post(path, Map.of("document", document)).expect(201).json();
    String number = draft.path("number").asText();
    sandbox.operator().post(path + "/" + number + "/activate", Map.of()).expect(200);
    var sale = sandbox.sale(vendor);
    Await.until(
        Duration.ofSeconds(30),
        () -> policy(sandbox, sale),
        policy -> draft.path("id").asText().equals(policy));
  }

  private static String policy(Sandbox sandbox, Sale sale) {
    var probe = sandbox.open(sandbox.customer(), "support", sale);
    var opened = sandbox.shop().get(probe.path()).expect(200);
    probe.close(sandbox.customer()).expect(200);
    return opened.json().path("policy").asText();
  }

  /** A ladder of the document, by its name. */
  public static ObjectNode ladder(ObjectNode document, String name) {
    for (var ladder : document.withArray("ladders")) {
      if (ladder.path("name").asText().equals(name)) {
        return (ObjectNode) ladder;
      }
    }
    throw new IllegalArgumentException("There is no ladder " + name);
  }

  /** Its steps, to be written anew. */
  public static ArrayNode steps(ObjectNode document, String ladder) {
    var steps = ladder(document, ladder).withArray("steps");
    steps.removeAll();
    return steps;
  }
}
