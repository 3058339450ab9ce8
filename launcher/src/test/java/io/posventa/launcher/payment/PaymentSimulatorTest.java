package io.posventa.launcher.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PaymentSimulatorTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;
  private final HttpClient http = HttpClient.newHttpClient();
  private Instant now = Instant.parse("2026-01-05T10:00:00Z");
  private PaymentSimulator simulator;

  @BeforeEach
  void open() throws IOException {
    InstantSource source = () -> now;
    Clock clock = source.withZone(ZoneOffset.UTC);
    simulator = PaymentSimulator.start(0, folder.resolve("ledger.jsonl"), clock);
  }

  @AfterEach
  void close() {
    simulator.close();
  }

  @Test
  void theSameKeyPaysOnceAndReplaysTheFirstAnswer() throws Exception {
    var first = post("k1", "charge=ch_1&amount=500");
    var second = post("k1", "amount=500&charge=ch_1");

    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.replayed()).isTrue();
    assertThat(ledger().at("/refunds")).hasSize(1);
  }

  @Test
  void theSameKeyWithOtherParametersIsRefused() throws Exception {
    post("k1", "charge=ch_1&amount=500");

    var other = post("k1", "charge=ch_1&amount=600");

    assertThat(other.status()).isEqualTo(400);
    assertThat(other.json().at("/error/type").asText()).isEqualTo("idempotency_error");
  }

  @Test
  void aKeyIsForgottenAfterADay() throws Exception {
    post("k1", "charge=ch_1&amount=500");
    now = now.plus(Duration.ofHours(25));

    post("k1", "charge=ch_1&amount=500");

    assertThat(ledger().at("/refunds")).hasSize(2);
  }

  @Test
  void neverRefundsMoreThanWasCharged() throws Exception {
    var charge = charge(1_000);

    assertThat(post("k1", "charge=" + charge + "&amount=600").status()).isEqualTo(200);
    assertThat(post("k2", "charge=" + charge + "&amount=600").status()).isEqualTo(400);
    assertThat(post("k3", "charge=" + charge + "&amount=400").status()).isEqualTo(200);

    var refused = post("k4", "charge=" + charge + "&amount=1");
    assertThat(refused.json().at("/error/code").asText()).isEqualTo("charge_already_refunded");
  }

  @Test
  void manyAtOnceUnderOneKeyPayOnce() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(0, 20)
          .mapToObj(i -> threads.submit(() -> post("k1", "charge=ch_1&amount=5")))
          .toList()
          .forEach(PaymentSimulatorTest::join);
    }

    assertThat(ledger().at("/refunds")).hasSize(1);
  }

  @Test
  void theBooksSurviveAnAbruptEndAndHalfALine() throws Exception {
    post("k1", "charge=ch_1&amount=500&metadata[refund]=refund_1");
    simulator.close();
    Files.writeString(
        folder.resolve("ledger.jsonl"), "{\"charge\":null,\"ref", StandardOpenOption.APPEND);

    open();

    assertThat(ledger().at("/refunds/0/metadata/refund").asText()).isEqualTo("refund_1");
    assertThat(post("k1", "charge=ch_1&amount=500&metadata[refund]=refund_1").replayed()).isTrue();
    post("k2", "charge=ch_1&amount=1");
    simulator.close();
    open();
    assertThat(ledger().at("/refunds")).hasSize(2);
  }

  @Test
  void anAnswerIsLostAfterTheEffect() throws Exception {
    misbehave("{\"kind\":\"LOST_ANSWER\",\"charge\":\"ch_1\",\"times\":1}");

    assertThatThrownBy(() -> post("k1", "charge=ch_1&amount=500")).isInstanceOf(IOException.class);

    assertThat(ledger().at("/refunds")).hasSize(1);
    assertThat(post("k1", "charge=ch_1&amount=500").replayed()).isTrue();
  }

  @Test
  void anErrorBeforeTheEffectIsNotKept() throws Exception {
    misbehave("{\"kind\":\"ERROR_BEFORE\",\"times\":1}");

    assertThat(post("k1", "charge=ch_1&amount=500").status()).isEqualTo(500);

    assertThat(ledger().at("/refunds")).isEmpty();
    assertThat(post("k1", "charge=ch_1&amount=500").status()).isEqualTo(200);
  }

  @Test
  void aDeclineIsKeptUnderTheKey() throws Exception {
    misbehave("{\"kind\":\"DECLINED\",\"times\":1}");

    assertThat(post("k1", "charge=ch_1&amount=500").status()).isEqualTo(402);
    assertThat(post("k1", "charge=ch_1&amount=500").status()).isEqualTo(402);
    assertThat(post("k2", "charge=ch_1&amount=500").status()).isEqualTo(200);
  }

  @Test
  void anOrderForTheVeryChargeGoesBeforeOneForAll() throws Exception {
    misbehave("{\"kind\":\"LOST_ANSWER\"}");
    misbehave("{\"kind\":\"DECLINED\",\"charge\":\"ch_1\"}");

    assertThat(post("k1", "charge=ch_1&amount=500").status()).isEqualTo(402);
    assertThat(ledger().at("/refunds")).isEmpty();
  }

  @Test
  void chanceIsTheSameForTheSameSeed() throws Exception {
    misbehave("{\"kind\":\"RATE_LIMITED\",\"probability\":0.5,\"seed\":7}");
    var first = statuses("a");
    send("DELETE", "/misbehave", null, "");
    misbehave("{\"kind\":\"RATE_LIMITED\",\"probability\":0.5,\"seed\":7}");
    var second = statuses("b");

    assertThat(first).isEqualTo(second).contains(200, 429);
  }

  @Test
  void refundsOfAChargeAreListedNewestFirstInPages() throws Exception {
    post("k1", "charge=ch_1&amount=1");
    post("k2", "charge=ch_1&amount=2");
    post("k3", "charge=ch_2&amount=3");

    var page = send("GET", "/v1/refunds?charge=ch_1&limit=1", null, "").json();
    var last = page.at("/data/0/id").asText();
    var next = send("GET", "/v1/refunds?charge=ch_1&starting_after=" + last, null, "").json();

    assertThat(page.at("/has_more").asBoolean()).isTrue();
    assertThat(page.at("/data/0/amount").asInt()).isEqualTo(2);
    assertThat(next.at("/data/0/amount").asInt()).isEqualTo(1);
    assertThat(next.at("/has_more").asBoolean()).isFalse();
  }

  private java.util.List<Integer> statuses(String keys) throws Exception {
    var statuses = new java.util.ArrayList<Integer>();
    for (int i = 0; i < 20; i++) {
      statuses.add(post(keys + i, "charge=ch_1&amount=1").status());
    }
    return statuses;
  }

  private static void join(java.util.concurrent.Future<?> future) {
    try {
      future.get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private String charge(long amount) throws Exception {
    return send("POST", "/v1/charges", null, "amount=" + amount + "&currency=usd")
        .json()
        .at("/id")
        .asText();
  }

  private JsonNode ledger() throws Exception {
    return send("GET", "/ledger", null, "").json();
  }

  private void misbehave(String order) throws Exception {
    assertThat(send("POST", "/misbehave", null, order).status()).isEqualTo(200);
  }

  private Reply post(String key, String form) throws IOException, InterruptedException {
    return send("POST", "/v1/refunds", key, form);
  }

  private Reply send(String method, String path, String key, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(simulator.address() + path))
            .method(method, BodyPublishers.ofString(body))
            .header("Authorization", "Bearer sk_test");
    if (key != null) {
      request.header("Idempotency-Key", key);
    }
    var answer = http.send(request.build(), BodyHandlers.ofString());
    return new Reply(
        answer.statusCode(),
        answer.body(),
        answer.headers().firstValue("Idempotent-Replayed").isPresent());
  }

  private record Reply(int status, String body, boolean replayed) {
    JsonNode json() throws IOException {
      return JSON.readTree(body);
    }
  }
}
