package io.posventa.e2e.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.posventa.e2e.house.Books;
import io.posventa.e2e.house.Case;
import io.posventa.e2e.house.House;
import io.posventa.e2e.house.Sale;
import io.posventa.e2e.house.Sandbox;
import io.posventa.e2e.house.Vendor;
import io.posventa.platform.test.Requirement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a refund and a cancellation do to a subscription, and how old a sale may be. */
@ExtendWith(House.class)
class SubscriptionTest {
  private Sandbox sandbox;
  private Vendor vendor;

  @BeforeEach
  void wednesdayInNewYork() {
    sandbox = Sandbox.at("2026-06-10T14:00:00Z");
    vendor = sandbox.vendor("America/New_York");
  }

  @Test
  @Requirement({"CB-49", "CB-50", "CB-41"})
  void aRefundPaysTheLastInvoiceOnlyAndEndsTheSubscription() {
    var sale = sandbox.subscription(vendor, 5);
    var one = sandbox.open(sandbox.customer(), "refund", sale);

    sandbox.advance("2026-06-11T14:00:00Z");

    var order = sale.read();
    assertThat(order.subscription()).isNotNull();
    assertThat(order.subscription().status()).isEqualTo("ended");
    assertThat(order.subscription().endedAt()).isEqualTo("2026-06-11T14:00:00Z");
    assertThat(one.refunds()).hasSize(1);
    var refund = one.refunds().getFirst();
    var last =
        order.invoices().stream()
            .filter(invoice -> invoice.externalId().equals(sale.invoiceName(5)))
            .findFirst();
    assertThat(refund.amount().amount()).isEqualTo(Sale.PRICE);
    assertThat(refund.invoice()).isEqualTo(last.orElseThrow().id());
    assertThat(Books.refunds(sale.charge(5))).hasSize(1);
    for (int other = 1; other < 5; other++) {
      assertThat(Books.refunds(sale.charge(other))).isEmpty();
    }
  }

  @Test
  @Requirement({"CB-51", "CB-52", "CB-18", "CB-44"})
  void aCancellationEndsTheSubscriptionAndPaysNothing() {
    var sale = sandbox.subscription(vendor, 3);
    var one = sandbox.open(sandbox.customer(), "cancellation", sale);

    sandbox.advance("2026-06-11T14:00:00Z");

    assertThat(one.ticket().closeReason()).isEqualTo("processed");
    assertThat(sale.read().subscription()).isNotNull();
    assertThat(sale.read().subscription().status()).isEqualTo("ended");
    assertThat(one.cancellations())
        .singleElement()
        .returns("succeeded", cancellation -> cancellation.status());
    assertThat(one.refunds()).isEmpty();
    for (int invoice = 1; invoice <= 3; invoice++) {
      assertThat(Books.refunds(sale.charge(invoice))).isEmpty();
    }
  }

  @Test
  @Requirement("CB-12")
  void aCancellationThatIsClosedInTimeEndsNothing() {
    var sale = sandbox.subscription(vendor, 3);
    var one = sandbox.open(sandbox.customer(), "cancellation", sale);

    sandbox.advance("2026-06-11T13:59:59.999Z");
    one.close(sandbox.customer()).expect(200);
    sandbox.advance("2026-06-12T14:00:00Z");

    assertThat(sale.read().subscription()).isNotNull();
    assertThat(sale.read().subscription().status()).isEqualTo("active");
  }

  @Test
  @Requirement("CB-53")
  void anEndedSubscriptionTakesNoFurtherInvoice() {
    var sale = sandbox.subscription(vendor, 1);
    sandbox.open(sandbox.customer(), "cancellation", sale);
    sandbox.advance("2026-06-11T14:00:00Z");

    var issued = sandbox.now();
    sale.with(
        "invoices",
        List.of(sale.invoice(1, issued.minus(Duration.ofDays(2))), sale.invoice(2, issued)));

    assertThat(sale.tryPush().expect(409).code()).isEqualTo("subscription-cancelled");
    assertThat(sale.read().invoices()).hasSize(1);
  }

  @Test
  @Requirement({"CB-07", "CB-06"})
  void thereIsNothingToCancelInAOneTimeOrder() {
    var answer = Case.tryOpen(sandbox.customer(), "cancellation", sandbox.sale(vendor), Map.of());

    assertThat(answer.expect(422).code()).isEqualTo("not-a-subscription");
  }

  @Test
  @Requirement("CB-40")
  void aCustomerAsksWithinSixtyDays() {
    var young = sandbox.sale(vendor, sandbox.now().minus(Duration.ofDays(59)));
    var old = sandbox.sale(vendor, sandbox.now().minus(Duration.ofDays(60)));

    Case.tryOpen(sandbox.customer(), "refund", young, Map.of()).expect(201);
    var refused = Case.tryOpen(sandbox.customer(), "refund", old, Map.of()).expect(422);

    assertThat(refused.code()).isEqualTo("refund-window-closed");
  }

  @Test
  @Requirement({"CB-42", "CB-43"})
  void aVendorAsksWithinNinetyDays() {
    var young = sandbox.sale(vendor, sandbox.now().minus(Duration.ofDays(89)));
    var old = sandbox.sale(vendor, sandbox.now().minus(Duration.ofDays(90)));

    Case.tryOpen(vendor.self(), "refund", young, Map.of()).expect(201);
    var refused = Case.tryOpen(vendor.self(), "refund", old, Map.of()).expect(422);

    assertThat(refused.code()).isEqualTo("refund-window-closed");
    var invoiced =
        Sale.subscription(sandbox, vendor, sandbox.now().minus(Duration.ofDays(80)), 5).push();
    Case.tryOpen(vendor.self(), "refund", invoiced, Map.of()).expect(201);
  }

  @Test
  @Requirement("CB-22")
  void slowSupportCostsTheCustomerNothing() {
    var sale = sandbox.sale(vendor, sandbox.now().minus(Duration.ofDays(59)));
    var one = sandbox.open(sandbox.customer(), "support", sale);
    sandbox.advance("2026-06-12T14:00:00Z"); // the sale is 61 days old by now

    one.convert(sandbox.customer(), "refund").expect(200);
  }

  @Test
  @Requirement("CB-08")
  void oneOrderHasOneOpenRequestAndNoRefundWithoutTicket() {
    var sale = sandbox.sale(vendor);
    sandbox.open(sandbox.customer(), "refund", sale);

    var second = Case.tryOpen(sandbox.customer(), "refund", sale, Map.of()).expect(409);
    var direct = sandbox.operator().postOnce("/v1/refunds", Map.of("order", sale.ref()));

    assertThat(second.code()).isEqualTo("refund-already-requested");
    assertThat(direct.expect(422).code()).isEqualTo("ticket-required");
  }
}
