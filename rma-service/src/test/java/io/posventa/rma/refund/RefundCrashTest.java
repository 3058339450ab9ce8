package io.posventa.rma.refund;

import static io.posventa.rma.refund.RefundStoryTest.paid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import io.posventa.platform.tenant.Tenancy;
import io.posventa.platform.test.Postgres;
import io.posventa.platform.test.Requirement;
import io.posventa.rma.Outside;
import io.posventa.rma.Sandbox;
import io.posventa.rma.payment.Outcome;
import io.posventa.rma.payment.PaymentProviders;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Workers that die between claim and outcome. The service makes no attempts by itself here, and
 * leases run out at once.
 */
@QuarkusTest
@TestProfile(RefundCrashTest.ByHand.class)
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(Outside.class)
class RefundCrashTest {
  public static final class ByHand implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "rma.refunds.parallel", "0", "rma.refunds.lease", "0s", "rma.refunds.most-attempts", "6");
    }
  }

  @Inject AttemptClaims claims;
  @Inject AttemptOutcomes outcomes;
  @Inject PaymentProviders providers;
  @Inject Tenancy tenancy;
  @Inject Clock machine;
  @Inject DataSource database;

  private Sandbox shop;

  @BeforeEach
  void openShop() {
    shop = Sandbox.clickbank();
  }

  @AfterEach
  void settleEverything() {
    Outside.behave();
    claims.claim(100).forEach(attempt -> record(attempt, new Outcome.Declined("end_of_test")));
  }

  @Requirement("GEN-09")
  @Test
  void aWorkerThatDiesAfterPayingIsFoundOutByAsking() {
    String ticket = executing("A-1");
    var died = claim();
    pay(died);

    var next = claim();
    var found = pay(next);

    assertThat(found).isInstanceOf(Outcome.Paid.class);
    assertThat(record(next, found)).isTrue();
    shop.refundOf(ticket)
        .body("status", is("succeeded"))
        .body("provider.attempts.outcome", contains("unknown", "succeeded"))
        .body("provider.attempts.code", contains("abandoned", null));
    assertThat(paid(shop.charge("A-1"))).containsExactly(1_999);
  }

  @Test
  void aWorkerThatDiesBeforePayingGivesItsAttemptBack() {
    String ticket = executing("A-1");
    var unused = claim();

    var next = claim();

    assertThat(record(next, pay(next))).isTrue();
    shop.refundOf(ticket).body("status", is("succeeded"));
    assertThat(paid(shop.charge("A-1"))).containsExactly(1_999);
  }

  @Test
  void aWorkerThatComesBackAfterItsLeaseChangesNothing() {
    String ticket = executing("A-1");
    var late = claim();
    var next = claim();

    assertThat(record(late, new Outcome.Declined("too_late"))).isFalse();
    assertThat(record(next, pay(next))).isTrue();
    assertThat(record(late, new Outcome.Declined("too_late"))).isFalse();
    assertThat(record(next, new Outcome.Declined("twice"))).isFalse();

    shop.refundOf(ticket).body("status", is("succeeded"));
  }

  @Test
  void twoWorkersOnOneRefundPayOnce() {
    executing("A-1");
    var first = claim();
    var second = claim();

    pay(second);
    pay(first);

    assertThat(paid(shop.charge("A-1"))).containsExactly(1_999);
  }

  @Test
  void anAttemptIsHandedOutToOneWorkerOnly() {
    for (int i = 0; i < 8; i++) {
      executing("A-" + i);
    }

    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("set local role posventa_worker");
      statement.execute("select id from refund where status = 'EXECUTING' for update");

      assertThat(claims.claim(100)).isEmpty();

      connection.rollback();
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    assertThat(claims.claim(100)).hasSize(8);
  }

  @Test
  void afterTwentyThreeHoursAPersonDecides() {
    String ticket = executing("A-1");
    var first = claim();
    var old =
        new Attempt(
            first.order(),
            first.provider(),
            first.number() + 1,
            machine.instant().minus(Duration.ofHours(23)));
    var unused = claim();

    var outcome = pay(old);

    assertThat(outcome).isEqualTo(new Outcome.Declined(Attempt.KEY_TOO_OLD));
    assertThat(record(old, outcome)).isTrue();
    shop.refundOf(ticket).body("status", is("needs_person"));
    assertThat(paid(shop.charge("A-1"))).isEmpty();
  }

  @Test
  void anOutcomeThatStaysUnknownStopsForAPerson() {
    String ticket = executing("A-1");
    for (int i = 1; i < 6; i++) {
      tick(new Outcome.Unknown("no_answer"));
      shop.refundOf(ticket).body("status", is("executing"));
    }

    tick(new Outcome.Unknown("no_answer"));

    shop.refundOf(ticket)
        .body("status", is("needs_person"))
        .body("problem", is("No outcome after 6 attempts: no_answer."));
    shop.getOrder("ext:A-1").body("reserved.amount", is(1_999));
  }

  /** Records an outcome for the next attempt, whose wait is cut short. */
  private void tick(Outcome outcome) {
    update("update refund set due_at = created_at where status = 'EXECUTING'");
    assertThat(record(claim(), outcome)).isTrue();
  }

  private void update(String sql) {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("set local role posventa_worker");
      statement.executeUpdate(sql);
      connection.commit();
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void anotherAmountThanOursStopsForAPerson() {
    String ticket = executing("A-1");

    record(claim(), new Outcome.Paid("re_9", 1_998));

    shop.refundOf(ticket)
        .body("status", is("needs_person"))
        .body("problem", is("The provider paid another amount, as re_9."));
  }

  private String executing(String name) {
    String order = shop.push(name, shop.order(name, 1_999));
    String ticket = shop.open("refund", order);
    shop.tell("ticket.execution_started", ticket, "refund", order);
    return ticket;
  }

  private Attempt claim() {
    return claims.claim(1).getFirst();
  }

  private Outcome pay(Attempt attempt) {
    return attempt.run(providers.named("stripe").orElseThrow(), machine.instant());
  }

  private boolean record(Attempt attempt, Outcome outcome) {
    return tenancy.as(attempt.order().marketplaceId(), () -> outcomes.record(attempt, outcome));
  }
}
