package io.posventa.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BalancerTest {
  private static final int READY = 200;
  private static final int NOT_READY = 503;

  private final Set<Integer> notReady = ConcurrentHashMap.newKeySet();
  private final List<HttpServer> replicas = new ArrayList<>();
  private int port;
  private Balancer balancer;

  @BeforeEach
  void start() throws IOException {
    for (int i = 0; i < 2; i++) {
      replicas.add(replica());
    }
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    balancer = new Balancer("test", port, replicas.stream().map(BalancerTest::portOf).toList());
  }

  @AfterEach
  void stop() {
    balancer.close();
    replicas.forEach(replica -> replica.stop(0));
  }

  private HttpServer replica() throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          int own = portOf(server);
          boolean probe = exchange.getRequestURI().getPath().startsWith("/q/");
          byte[] body = Integer.toString(own).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(
              probe && notReady.contains(own) ? NOT_READY : READY, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static int portOf(HttpServer server) {
    return server.getAddress().getPort();
  }

  @Test
  void whoIsNotReadyGetsNoNewConnection() {
    int first = portOf(replicas.getFirst());
    int second = portOf(replicas.getLast());
    assertThat(eventually(Set.of(first, second))).isTrue();

    notReady.add(first);

    assertThat(eventually(Set.of(second))).isTrue();
  }

  @Test
  void whereNobodyIsReadyOneStillAnswersAndMaySayWhy() {
    replicas.forEach(replica -> notReady.add(portOf(replica)));

    assertThat(eventually(Set.of(portOf(replicas.getFirst()), portOf(replicas.getLast()))))
        .isTrue();
  }

  /** Whether soon just these answer. */
  private boolean eventually(Set<Integer> expected) {
    return Readiness.await(Duration.ofSeconds(10), () -> false, () -> answering().equals(expected));
  }

  private Set<Integer> answering() {
    var found = new HashSet<Integer>();
    for (int i = 0; i < 6; i++) {
      try (var client = HttpClient.newHttpClient()) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/")).build();
        found.add(Integer.valueOf(client.send(request, BodyHandlers.ofString()).body()));
      } catch (IOException e) {
        return Set.of();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return found;
  }
}
