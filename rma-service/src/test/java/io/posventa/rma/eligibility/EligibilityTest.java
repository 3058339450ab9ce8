package io.posventa.rma.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.posventa.platform.money.Money;
import io.posventa.platform.test.Requirement;
import io.posventa.rma.order.Sale;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class EligibilityTest {
  private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
  private static final Instant PLACED = Instant.parse("2025-01-10T10:00:00Z");
  private static final RefundRules CLICKBANK = clickbank();

  private static RefundRules clickbank() {
    var json = JsonNodeFactory.instance;
    var refunds = json.objectNode().put("auto_grant", true).put("partial", false);
    refunds.put("subscription", "last_invoice_and_cancel");
    refunds
        .putObject("window")
        .put("customer", "P60D")
        .put("vendor", "P90D")
        .put("bound", "exclusive");
    return RefundRules.of(json.objectNode().set("refunds", refunds));
  }

  @Requirement("CB-40")
  @Example
  void aCustomerMayAskUntilTheSixtiethDayBegins() {
    assertThat(refund(order(1_000), Party.CUSTOMER, days(59)).allowed()).isTrue();
    assertThat(refund(order(1_000), Party.CUSTOMER, days(60).minusNanos(1_000)).allowed()).isTrue();

    var refused = refund(order(1_000), Party.CUSTOMER, days(60));

    assertThat(refused.refusal()).map(Reason::code).contains("refund-window-closed");
    assertThat(refused.refusal().orElseThrow().facts()).containsEntry("age_days", 60L);
    assertThat(refused.until()).contains(days(60));
  }

  @Requirement("CB-42")
  @Example
  void aVendorMayAskUntilTheNinetiethDayBegins() {
    assertThat(refund(order(1_000), Party.VENDOR, days(89)).allowed()).isTrue();
    assertThat(refund(order(1_000), Party.VENDOR, days(90)).allowed()).isFalse();
  }

  @Requirement("CB-41")
  @Example
  void anOldSubscriptionCountsFromItsLastInvoice() {
    var sale = subscription(days(300), 700);

    var verdict = refund(sale, Party.CUSTOMER, days(310));

    assertThat(verdict.allowed()).isTrue();
    assertThat(verdict.amount()).contains(new Money(700, "EUR"));
    assertThat(verdict.invoice()).contains("invoice_5");
  }

  @Requirement("CB-43")
  @Example
  void aVendorsWindowCountsFromTheInvoiceToo() {
    assertThat(refund(subscription(days(300), 700), Party.VENDOR, days(380)).allowed()).isTrue();
    assertThat(refund(subscription(days(300), 700), Party.VENDOR, days(390)).allowed()).isFalse();
  }

  @Requirement("GEN-08")
  @Example
  void nothingIsLeftToRefund() {
    assertThat(refund(order(0), Party.CUSTOMER, days(1)).refusal())
        .map(Reason::code)
        .contains("nothing-to-refund");
  }

  @Requirement("CB-07")
  @Example
  void onlyARunningSubscriptionCanBeCancelled() {
    assertThat(cancel(order(1_000)).refusal()).map(Reason::code).contains("not-a-subscription");
    assertThat(cancel(subscription(days(1), 5)).allowed()).isTrue();

    var ended = with(order(1_000), Optional.of(new Sale.Subscription("S-1", false)), 5, days(1));
    assertThat(cancel(ended).refusal()).map(Reason::code).contains("subscription-ended");
  }

  @Example
  void wholeDaysFollowTheVendorsClockOverAChangeOfHour() {
    var beforeSpring = Instant.parse("2025-03-29T23:30:00Z");
    var from = beforeSpring.minus(Duration.ofDays(1));

    assertThat(Eligibility.daysBetween(from, beforeSpring, MADRID)).isEqualTo(1);
    assertThat(Eligibility.daysBetween(from, beforeSpring.plus(Duration.ofHours(23)), MADRID))
        .isEqualTo(2);
    assertThat(
            Eligibility.daysBetween(
                from, beforeSpring.plus(Duration.ofHours(23)), ZoneId.of("UTC")))
        .isEqualTo(1);
  }

  @Property
  void theAgeShownAgreesWithTheAnswer(
      @ForAll("instants") Instant placed,
      @ForAll @IntRange(max = 200 * 24 * 60) int minutes,
      @ForAll("zones") ZoneId zone) {
    var at = placed.plus(Duration.ofMinutes(minutes));
    var sale = with(order(10), Optional.empty(), 0, placed);

    var verdict =
        Eligibility.of(CLICKBANK, sale(placed, sale), zone, Action.REFUND, Party.CUSTOMER, at);

    assertThat(verdict.allowed()).isEqualTo(Eligibility.daysBetween(placed, at, zone) < 60);
    assertThat(verdict.allowed()).isEqualTo(at.isBefore(verdict.until().orElseThrow()));
  }

  @Provide
  Arbitrary<Instant> instants() {
    return Arbitraries.longs().between(1_704_067_200L, 1_830_297_600L).map(Instant::ofEpochSecond);
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.of(
            List.of(
                "UTC", "Europe/Madrid", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata"))
        .map(ZoneId::of);
  }

  private static Instant days(int days) {
    return PLACED.atZone(MADRID).plusDays(days).toInstant();
  }

  private static Verdict refund(Sale sale, Party by, Instant at) {
    return Eligibility.of(CLICKBANK, sale, MADRID, Action.REFUND, by, at);
  }

  private static Verdict cancel(Sale sale) {
    return Eligibility.of(CLICKBANK, sale, MADRID, Action.CANCELLATION, Party.CUSTOMER, days(1));
  }

  private static Sale order(long refundable) {
    return new Sale(
        "order_1",
        "A-1",
        "vendor_1",
        PLACED,
        new Money(refundable, "EUR"),
        new Sale.Payment("stripe", "ch_1"),
        Optional.empty(),
        Optional.empty());
  }

  private static Sale subscription(Instant issued, long amount) {
    return with(order(9_999), Optional.of(new Sale.Subscription("S-1", true)), amount, issued);
  }

  private static Sale with(
      Sale sale, Optional<Sale.Subscription> subscription, long amount, Instant issued) {
    var invoice =
        new Sale.Invoice("invoice_5", issued, new Money(amount, "EUR"), sale.payment().charge());
    return new Sale(
        sale.id(),
        sale.externalId(),
        sale.vendorId(),
        sale.placedAt(),
        sale.refundable(),
        sale.payment(),
        subscription,
        Optional.of(invoice));
  }

  private static Sale sale(Instant placed, Sale sale) {
    return new Sale(
        sale.id(),
        sale.externalId(),
        sale.vendorId(),
        placed,
        sale.refundable(),
        sale.payment(),
        sale.subscription(),
        sale.lastInvoice());
  }
}
