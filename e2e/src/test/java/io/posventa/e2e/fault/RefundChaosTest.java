package io.posventa.e2e.fault;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.posventa.e2e.client.Views.PaidRefund;
import io.posventa.e2e.client.Views.Refund;
import io.posventa.e2e.house.Await;
import io.posventa.e2e.house.Books;
import io.posventa.e2e.house.Case;
import io.posventa.e2e.house.House;
import io.posventa.e2e.house.Policies;
import io.posventa.e2e.house.Sale;
import io.posventa.e2e.house.Sandbox;
import io.posventa.e2e.house.Vendor;
import io.posventa.launcher.Service;
import io.posventa.platform.test.Requirement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Refunds while the payment provider misbehaves in every way it can, and the processes that pay and
 * time them are killed. {@code -Dposventa.e2e.seed} repeats a run's dice.
 */
@ExtendWith(House.class)
@Isolated
class RefundChaosTest {
  private static final int REFUNDS = Integer.getInteger("posventa.e2e.refunds", 50);
  private static final int KILLS = Integer.getInteger("posventa.e2e.kills", 4);
  private static final long SEED = Long.getLong("posventa.e2e.seed", System.nanoTime());
  private static final int FOR_EVER_DECLINED = 3;
  private static final int CLERKS = 4;

  private Sandbox sandbox;
  private Vendor vendor;

  @AfterEach
  void behave() {
    Books.behave();
  }

  @Test
  @Requirement({"CB-17", "CB-48", "CB-08"})
  void everyRefundIsPaidExactlyOnceWhateverDies() throws Exception {
    System.out.printf("refund chaos: seed %d%n", SEED);
    sandbox = Sandbox.live();
    vendor = sandbox.vendor("Europe/Madrid");
    Policies.follow(
        sandbox,
        vendor,
        policy ->
            Policies.steps(policy, "refund-grace")
                .addObject()
                .put("after", "PT2S")
                .put("do", "execute"));
    misbehave();

    List<Case> cases;
    try (var killer = new Killer(SEED, KILLS, Duration.ofSeconds(3), Service.RMA, Service.SLA)) {
      cases = openAll();
      System.out.printf("refund chaos: killed %s%n", killer.finish());
    }
    var declined =
        new HashSet<>(cases.subList(0, FOR_EVER_DECLINED).stream().map(Case::id).toList());
    Await.until(Duration.ofSeconds(150), () -> undecided(declined), left -> left.isEmpty());

    assertPaidOnce(cases, declined);
  }

  /** Each fault strikes a part of the calls, writes and reads alike; some charges stay refused. */
  private void misbehave() {
    var dice = new Random(SEED);
    for (String kind :
        List.of(
            "LOST_ANSWER", "ERROR_BEFORE", "RATE_LIMITED", "DECLINED_ONCE", "PENDING", "SLOW")) {
      Books.misbehave(
          kind, Map.of("probability", 0.12, "seed", dice.nextLong(), "delayMillis", 3_000));
    }
    for (String kind : List.of("LOST_ANSWER", "ERROR_BEFORE")) {
      Books.misbehave(kind, Map.of("probability", 0.1, "seed", dice.nextLong(), "reads", true));
    }
  }

  private List<Case> openAll() throws Exception {
    var sales = new ArrayList<Sale>();
    for (int i = 0; i < REFUNDS + FOR_EVER_DECLINED; i++) {
      sales.add(
          Sale.once(sandbox, vendor, sandbox.now().minus(Duration.ofDays(1)))
              .with("send_receipt", false));
    }
    for (var refused : sales.subList(0, FOR_EVER_DECLINED)) {
      Books.misbehave("DECLINED", refused.charge());
    }
    var work = new ArrayList<Callable<Case>>();
    for (var sale : sales) {
      work.add(
          () -> {
            sale.push();
            Await.pause(400); // opened over the whole time of the killing
            return sandbox.open(sandbox.customer(), "refund", sale);
          });
    }
    try (var clerks = Executors.newFixedThreadPool(CLERKS)) {
      var cases = new ArrayList<Case>();
      for (var one : clerks.invokeAll(work)) {
        cases.add(one.get());
      }
      return cases;
    }
  }

  /** What has no end yet, after the operator has looked at what waits for a person. */
  private List<String> undecided(Set<String> declined) {
    var left = new ArrayList<String>();
    for (var refund : sandbox.operator().all("/v1/refunds", Refund.class)) {
      boolean refused = declined.contains(String.valueOf(refund.ticket()));
      String end = refused ? "failed" : "succeeded";
      if (refund.status().equals("needs_person")) {
        String step = refused ? "/cancel" : "/approve";
        sandbox.operator().postOnce("/v1/refunds/" + refund.id() + step, Map.of());
      }
      if (!refund.status().equals(end)) {
        left.add(refund.id() + " " + refund.status());
      }
    }
    sandbox.operator().all("/v1/tickets?status=executing").forEach(row -> left.add(row.toString()));
    return left;
  }

  private void assertPaidOnce(List<Case> cases, Set<String> declined) {
    var rows =
        sandbox.operator().all("/v1/refunds", Refund.class).stream()
            .collect(toMap(refund -> String.valueOf(refund.ticket()), refund -> refund));
    assertThat(rows).hasSize(REFUNDS + FOR_EVER_DECLINED);
    long paid = 0;
    for (var one : cases) {
      var books = Books.refunds(one.sale().charge());
      var row = rows.get(one.id());
      var refunded = one.sale().read().refunded();
      long orders = refunded == null ? 0 : refunded.amount();
      if (declined.contains(one.id())) {
        assertThat(books).isEmpty();
        assertThat(orders).isZero();
        assertThat(one.ticket().status()).isEqualTo("open");
      } else {
        assertThat(books).as("%s %s", one.id(), row).hasSize(1);
        assertThat(books.getFirst().amount()).isEqualTo(Sale.PRICE).isEqualTo(orders);
        assertThat(row.amount().amount()).isEqualTo(orders);
        assertThat(row.provider()).isNotNull();
        assertThat(row.provider().reference()).isEqualTo(books.getFirst().id());
        assertThat(one.ticket().closeReason()).isEqualTo("processed");
        paid += books.stream().mapToLong(PaidRefund::amount).sum();
      }
    }
    assertThat(paid).isEqualTo((long) REFUNDS * Sale.PRICE);
  }
}
