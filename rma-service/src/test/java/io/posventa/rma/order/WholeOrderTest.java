package io.posventa.rma.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.posventa.platform.problem.Refusal;
import io.posventa.platform.tenant.TenantKey;
import io.posventa.platform.test.Requirement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** Money on an order, its invoices and its lines, in any order of events. */
class WholeOrderTest {
  private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");

  @Property
  void whatWasCapturedIsSharedWithoutARest(
      @ForAll @LongRange(max = 10_000_000) long captured,
      @ForAll @Size(min = 1, max = 12) List<@IntRange(max = 100_000) Integer> prices,
      @ForAll @IntRange(max = 5_000) int shipping) {
    var whole = order(captured, prices, shipping);

    assertThat(capturedOfParts(whole)).isEqualTo(captured);
  }

  @Requirement("GEN-08")
  @Property
  void neverMoreGoesBackThanCameInWhateverHappens(
      @ForAll @LongRange(min = 1, max = 100_000) long captured,
      @ForAll @Size(min = 1, max = 5) List<@IntRange(max = 9_999) Integer> prices,
      @ForAll @IntRange(max = 500) int shipping,
      @ForAll long seed) {
    var whole = order(captured, prices, shipping);
    var random = new Random(seed);
    var held = new ArrayList<Held>();

    for (int step = 0; step < 60; step++) {
      walk(whole, held, random);
      assertInvariants(whole);
    }
  }

  private record Held(long amount, List<Part> parts) {}

  private static void walk(WholeOrder whole, List<Held> held, Random random) {
    switch (random.nextInt(4)) {
      case 0, 1 -> reserve(whole, held, random.nextLong(whole.order().money.captured() + 2));
      case 2 -> {
        if (!held.isEmpty()) {
          var one = held.removeLast();
          whole.release(one.amount(), Optional.empty(), one.parts());
        }
      }
      default -> {
        if (!held.isEmpty()) {
          var one = held.removeFirst();
          whole.settle(one.amount(), Optional.empty(), one.parts());
        }
      }
    }
  }

  private static void reserve(WholeOrder whole, List<Held> held, long amount) {
    long left = whole.order().money.left();
    if (amount > left) {
      assertThatThrownBy(() -> whole.reserve(amount, Optional.empty())).isInstanceOf(Refusal.class);
    } else {
      held.add(new Held(amount, whole.reserve(amount, Optional.empty())));
    }
  }

  private static void assertInvariants(WholeOrder whole) {
    var order = whole.order();
    assertThat(order.money.used()).isBetween(0L, order.money.captured());
    assertThat(whole.lines()).allMatch(line -> line.money.used() <= line.money.captured());
    assertThat(capturedOfParts(whole)).isEqualTo(order.money.captured());
    assertThat(whole.lines().stream().mapToLong(line -> line.money.refunded()).sum())
        .isEqualTo(order.money.refunded() - order.shipping.refunded());
    assertThat(whole.lines().stream().mapToLong(line -> line.money.reserved()).sum())
        .isEqualTo(order.money.reserved() - order.shipping.reserved());
  }

  @Property
  void aNewCapturedAmountNeverFallsBelowWhatWentBackOfALine(
      @ForAll @LongRange(min = 10, max = 10_000) long captured,
      @ForAll @Size(min = 1, max = 5) List<@IntRange(max = 999) Integer> prices,
      @ForAll @IntRange(min = 1, max = 100) int percent,
      @ForAll @LongRange(max = 10_000) long more) {
    var whole = order(captured, prices, 3);
    long back = captured * percent / 100;
    whole.settle(back, Optional.empty(), whole.reserve(back, Optional.empty()));

    whole.order().money = whole.order().money.capture(back + more);
    whole.shareCaptured();

    assertInvariants(whole);
  }

  @Requirement({"CB-49", "GEN-07"})
  @Example
  void aSubscriptionGivesBackItsLastPaidInvoice() {
    var whole = subscription(List.of(900L, 800L, 700L, 600L, 500L));

    assertThat(whole.sale().wholeRefund().amount()).isEqualTo(500);
    assertThat(whole.sale().refundedInvoice()).map(Sale.Invoice::id).contains("invoice_4");

    whole.invoices().getLast().status = InvoiceStatus.OPEN;
    assertThat(whole.sale().wholeRefund().amount()).isEqualTo(600);
  }

  @Requirement("GEN-08")
  @Example
  void anInvoiceIsNotGivenBackTwice() {
    var whole = subscription(List.of(900L, 500L));
    whole.settle(500, Optional.of("invoice_1"), whole.reserve(500, Optional.of("invoice_1")));

    assertThat(whole.sale().wholeRefund().isZero()).isTrue();
    assertThatThrownBy(() -> whole.reserve(1, Optional.of("invoice_1")))
        .isInstanceOf(Refusal.class);
  }

  @Example
  void aSubscriptionEndsOnce() {
    var whole = subscription(List.of(5L));

    assertThat(whole.endSubscription(NOW)).isTrue();
    assertThat(whole.endSubscription(NOW.plusSeconds(1))).isFalse();
    assertThat(whole.order().subscriptionEndedAt).isEqualTo(NOW);
  }

  private static long capturedOfParts(WholeOrder whole) {
    return whole.lines().stream().mapToLong(line -> line.money.captured()).sum()
        + whole.order().shipping.captured();
  }

  private static WholeOrder order(long captured, List<Integer> prices, int shipping) {
    var order = new Order(key("order_1"), "A-1", "vendor_1", "EUR", NOW);
    order.placedAt = NOW;
    order.paymentProvider = "stripe";
    order.paymentReference = "ch_1";
    order.shippingMinor = shipping;
    order.money = Balance.of(captured);
    var lines = new ArrayList<OrderLine>();
    for (int i = 0; i < prices.size(); i++) {
      var line = new OrderLine(key("line_" + i), "order_1", "L" + i);
      line.quantity = 1 + i;
      line.unitPriceMinor = prices.get(i);
      lines.add(line);
    }
    var whole = new WholeOrder(order, lines, new ArrayList<>());
    whole.shareCaptured();
    return whole;
  }

  private static WholeOrder subscription(List<Long> amounts) {
    long sum = amounts.stream().mapToLong(Long::longValue).sum();
    var whole = order(sum, List.of(900), 0);
    whole.order().subscriptionExternalId = "S-1";
    whole.order().subscriptionStatus = SubscriptionStatus.ACTIVE;
    for (int i = 0; i < amounts.size(); i++) {
      var invoice = new Invoice(key("invoice_" + i), "order_1", "I" + i);
      invoice.status = InvoiceStatus.PAID;
      invoice.amountMinor = amounts.get(i);
      invoice.issuedAt = NOW.plusSeconds(i);
      invoice.money = Balance.of(amounts.get(i));
      whole.invoices().add(invoice);
    }
    return whole;
  }

  private static TenantKey key(String id) {
    return new TenantKey("mkt_1", id);
  }
}
