package io.posventa.rma;

import com.sun.net.httpserver.HttpServer;
import io.posventa.launcher.payment.PaymentSimulator;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What stands around the service in tests: the payment simulator, and a gateway that knows nothing
 * more than its events told.
 */
public final class Outside implements QuarkusTestResourceLifecycleManager {
  private static String simulatorAddress = "";
  private PaymentSimulator simulator;
  private HttpServer gateway;

  @Override
  public Map<String, String> start() {
    try {
      Path books = Files.createTempDirectory("rma-test").resolve("ledger.jsonl");
      simulator = PaymentSimulator.start(0, books);
      gateway = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
      gateway.createContext(
          "/",
          exchange -> {
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
          });
      gateway.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    simulatorAddress = simulator.address();
    return Map.of(
        "rma.stripe.address", simulatorAddress,
        "rma.stripe.answer-timeout", "700ms",
        "rma.refunds.lease", "2s",
        "rma.refunds.idle", "50ms",
        "posventa.peers.\"gateway\"", "http://localhost:" + gateway.getAddress().getPort(),
        "posventa.log.subscribers", "");
  }

  @Override
  public void stop() {
    simulator.close();
    gateway.stop(0);
  }

  /** Orders a fault of the provider. */
  public static void misbehave(String order) {
    simulator("POST", "/misbehave", order);
  }

  /** Ends all faults. */
  public static void behave() {
    simulator("DELETE", "/misbehave", "");
  }

  /** The provider's books. */
  public static String ledger() {
    return simulator("GET", "/ledger", "");
  }

  /** A refund that somebody made at the provider without us. */
  public static void refundElsewhere(String charge, long amount) {
    simulator("POST", "/v1/refunds", "charge=" + charge + "&amount=" + amount);
  }

  /** A refund of ours whose attempt was thought to have failed. */
  public static void payBehindOurBack(
      String charge, long amount, String marketplace, String refund) {
    simulator(
        "POST",
        "/v1/refunds",
        "charge=%s&amount=%d&metadata[posventa_refund]=%s&metadata[posventa_marketplace]=%s&metadata[currency]=eur"
            .formatted(charge, amount, refund, marketplace));
  }

  private static String simulator(String method, String path, String body) {
    var request =
        HttpRequest.newBuilder(URI.create(simulatorAddress + path))
            .header("Authorization", "Bearer sk_test")
            .method(method, BodyPublishers.ofString(body))
            .build();
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
