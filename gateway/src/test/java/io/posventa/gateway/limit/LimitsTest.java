package io.posventa.gateway.limit;

import static io.posventa.gateway.stage.Stage.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.posventa.gateway.stage.Service.Answer;
import io.posventa.gateway.stage.Stage;
import io.posventa.platform.test.Postgres;
import io.posventa.platform.test.Requirement;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(Stage.class)
class LimitsTest {
  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeEach
  void everybodyIsWell() {
    Stage.reset();
  }

  @Test
  @Requirement("GEN-33")
  void everyAnswerTellsHowTheLimitsStand() {
    Stage.newTenant()
        .operator()
        .get("/v1/me")
        .then()
        .header("RateLimit-Policy", equalTo("\"second\";q=100;w=1, \"minute\";q=3000;w=60"))
        .header("RateLimit", matchesPattern("\"second\";r=\\d+;t=1"));
  }

  @Test
  @Requirement("GEN-33")
  void aNoisyKeyIsHeldToItsLimitAndAnotherDoesNotFeelIt() throws Exception {
    String noisy = Stage.newTenant().keyWith("tickets:read");
    String quiet = Stage.newTenant().keyWith("tickets:read");
    var flooding = new AtomicBoolean(true);
    var admitted = new AtomicInteger();
    var refused = new AtomicInteger();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 8; i++) {
        threads.execute(() -> flood(noisy, flooding, admitted, refused));
      }
      long begun = System.nanoTime();
      for (int i = 0; i < 40; i++) {
        assertThat(ask(quiet).statusCode()).isEqualTo(200);
      }
      while (System.nanoTime() - begun < 2_500_000_000L) {
        ask(quiet);
        Thread.onSpinWait();
      }
      flooding.set(false);
      double seconds = (System.nanoTime() - begun) / 1e9;
      // The clock's seconds that this touches, and a tenth for lots under way.
      assertThat(admitted.get()).isLessThanOrEqualTo((int) (100 * (Math.ceil(seconds) + 1) * 1.1));
    }
    assertThat(refused.get()).isPositive();
  }

  private void flood(
      String key, AtomicBoolean flooding, AtomicInteger admitted, AtomicInteger refused) {
    while (flooding.get()) {
      try {
        var answer = ask(key);
        if (answer.statusCode() == 429) {
          refused.incrementAndGet();
          assertThat(answer.headers().firstValue("Retry-After")).isPresent();
          assertThat(answer.body()).contains("rate-limited");
        } else {
          admitted.incrementAndGet();
        }
      } catch (IOException | InterruptedException e) {
        return;
      }
    }
  }

  @Test
  void feedsHaveALowerLimitOfTheirOwn() {
    var tenant = Stage.newTenant();
    String key = tenant.keyWith("events:read");
    int refused = 0;
    for (int i = 0; i < 40; i++) {
      if (with(key).get("/v1/events").statusCode() == 429) {
        refused++;
      }
    }

    assertThat(refused).isPositive();
    with(key).get("/v1/me").then().statusCode(200);
  }

  @Test
  void aKeyHasSoManyRequestsUnderWayAtOnce() throws Exception {
    String key = Stage.newTenant().keyWith("tickets:read");
    var open = new CompletableFuture<Void>();
    Stage.service("ticket-service")
        .on(
            "GET",
            "/v1/tickets",
            _ -> {
              open.join();
              return Answer.json(200, "{}");
            });
    List<CompletableFuture<HttpResponse<String>>> under = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      under.add(http.sendAsync(request(key), BodyHandlers.ofString()));
    }
    Awaitility.await().until(() -> under.stream().filter(CompletableFuture::isDone).count() == 15);
    for (var refused : under.stream().filter(CompletableFuture::isDone).toList()) {
      assertThat(refused.get().statusCode()).isEqualTo(429);
    }

    open.complete(null);
    long admitted = 0;
    for (var one : under) {
      admitted += one.get().statusCode() == 200 ? 1 : 0;
    }
    assertThat(admitted).isEqualTo(25);
    assertThat(ask(key).statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> ask(String key) throws IOException, InterruptedException {
    return http.send(request(key), BodyHandlers.ofString());
  }

  private static HttpRequest request(String key) {
    return HttpRequest.newBuilder(
            URI.create("http://localhost:" + RestAssured.port + "/v1/tickets"))
        .header("Authorization", "Bearer " + key)
        .build();
  }
}
