package io.posventa.rma.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.posventa.launcher.payment.PaymentSimulator;
import io.posventa.platform.money.Money;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The official client against a server that speaks the protocol, well or badly. */
class StripeProviderTest {
  private static final RefundOrder ORDER =
      new RefundOrder("mkt_1", "refund_1", "ch_1", new Money(500, "EUR"), "refund_1");

  @TempDir Path folder;
  private PaymentSimulator simulator;
  private StripeProvider stripe;

  @BeforeEach
  void open() throws IOException {
    simulator = PaymentSimulator.start(0, folder.resolve("ledger.jsonl"));
    stripe = new StripeProvider(config(simulator.address()));
  }

  @AfterEach
  void close() {
    simulator.close();
  }

  @Test
  void paysBackOnceUnderOneKey() {
    var first = stripe.refund(ORDER);
    var second = stripe.refund(ORDER);

    assertThat(first).isInstanceOf(Outcome.Paid.class).isEqualTo(second);
    assertThat(stripe.madeSince(Instant.EPOCH)).hasSize(1);
  }

  @Test
  void findsARefundWhoseAnswerWasLost() {
    misbehave("{\"kind\":\"LOST_ANSWER\",\"times\":1}");

    assertThat(stripe.refund(ORDER)).isEqualTo(new Outcome.Unknown("no_answer"));

    assertThat(stripe.ask(ORDER)).isInstanceOf(Outcome.Paid.class);
    assertThat(stripe.madeSince(Instant.EPOCH)).hasSize(1);
  }

  @Test
  void aConnectionThatDiesIsNotTriedAgainByTheClient() {
    misbehave("{\"kind\":\"LOST_ANSWER\"}");

    stripe.refund(ORDER);

    assertThat(simulator.requests()).isEqualTo(1);
  }

  @Test
  void aSlowAnswerIsUnknownAndThenFound() {
    misbehave("{\"kind\":\"SLOW\",\"times\":1,\"delayMillis\":3000}");

    assertThat(stripe.refund(ORDER)).isEqualTo(new Outcome.Unknown("no_answer"));

    assertThat(stripe.ask(ORDER)).isInstanceOf(Outcome.Paid.class);
  }

  @Test
  void tellsAnErrorFromARefusalFromAQueue() {
    misbehave("{\"kind\":\"ERROR_BEFORE\",\"times\":1}");
    assertThat(stripe.refund(ORDER)).isEqualTo(new Outcome.Unknown("http_500"));

    misbehave("{\"kind\":\"RATE_LIMITED\",\"times\":1}");
    assertThat(stripe.refund(ORDER)).isEqualTo(new Outcome.NotNow("rate_limited"));

    misbehave("{\"kind\":\"DECLINED\",\"times\":1}");
    assertThat(stripe.refund(ORDER)).isEqualTo(new Outcome.Declined("card_declined"));
    assertThat(stripe.ask(ORDER)).isEqualTo(new Outcome.Nothing());
  }

  @Test
  void aPendingRefundIsAskedForUntilItIsSettled() {
    misbehave("{\"kind\":\"PENDING\",\"times\":1}");

    assertThat(stripe.refund(ORDER)).isInstanceOf(Outcome.Pending.class);

    assertThat(stripe.ask(ORDER)).isInstanceOf(Outcome.Paid.class);
  }

  @Test
  void anotherTenantsRefundOfTheSameNameIsNotOurs() {
    stripe.refund(ORDER);

    var foreign = new RefundOrder("mkt_2", "refund_1", "ch_1", ORDER.amount(), "other");

    assertThat(stripe.ask(foreign)).isEqualTo(new Outcome.Nothing());
  }

  @Test
  void asksThroughAllPages() {
    for (int i = 0; i < 130; i++) {
      stripe.refund(new RefundOrder("mkt_1", "refund_" + i, "ch_1", new Money(1, "EUR"), "k" + i));
    }

    var oldest = new RefundOrder("mkt_1", "refund_0", "ch_1", new Money(1, "EUR"), "k0");

    assertThat(stripe.ask(oldest)).isInstanceOf(Outcome.Paid.class);
    assertThat(stripe.madeSince(Instant.EPOCH)).hasSize(130);
  }

  @Test
  void aProviderThatIsDownLeavesTheOutcomeUnknown() {
    simulator.close();

    assertThat(stripe.refund(ORDER)).isEqualTo(new Outcome.Unknown("no_answer"));
    assertThat(stripe.ask(ORDER)).isEqualTo(new Outcome.Unknown("cannot_ask"));
    assertThatThrownBy(() -> stripe.madeSince(Instant.EPOCH))
        .isInstanceOf(ProviderUnavailable.class);
  }

  @Test
  void aPaymentIntentIsAsGoodAsACharge() {
    var order = new RefundOrder("mkt_1", "refund_2", "pi_7", new Money(5, "EUR"), "refund_2");

    assertThat(stripe.refund(order)).isInstanceOf(Outcome.Paid.class);
    assertThat(stripe.ask(order)).isInstanceOf(Outcome.Paid.class);
    assertThat(stripe.madeSince(Instant.EPOCH).getFirst().refundId()).contains("refund_2");
  }

  private void misbehave(String order) {
    var request =
        HttpRequest.newBuilder(URI.create(simulator.address() + "/misbehave"))
            .POST(HttpRequest.BodyPublishers.ofString(order))
            .build();
    try (var http = HttpClient.newHttpClient()) {
      assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static StripeConfig config(String address) {
    return new StripeConfig() {
      @Override
      public String address() {
        return address;
      }

      @Override
      public String secretKey() {
        return "sk_test_1";
      }

      @Override
      public Duration connectTimeout() {
        return Duration.ofSeconds(1);
      }

      @Override
      public Duration answerTimeout() {
        return Duration.ofSeconds(1);
      }
    };
  }
}
