package io.posventa.rma.refund;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.posventa.platform.money.Money;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import io.posventa.platform.tenant.TenantKey;
import io.posventa.rma.order.Part;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class RefundTest {
  private static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");
  private static final List<Part> PARTS = List.of(new Part("line_1", 500));

  private static final List<Consumer<Refund>> COMMANDS =
      List.of(
          refund -> refund.save(NOW),
          refund -> refund.execute(PARTS, NOW, NOW),
          refund -> refund.executeByHand(PARTS, NOW),
          refund -> refund.refuse("nothing-to-refund", NOW),
          refund -> refund.tryAgain("no_answer", NOW, NOW),
          refund -> refund.retry(NOW, NOW),
          refund -> refund.succeed("re_1", NOW),
          refund -> refund.needPerson("declined", NOW),
          refund -> refund.cancel(NOW));

  @Example
  void isPaidThroughAFailedAttempt() {
    var refund = refund();

    assertThat(refund.execute(PARTS, NOW, NOW)).isEqualTo(RefundEvent.EXECUTING);
    assertThat(refund.tryAgain("no_answer", NOW.plusSeconds(2), NOW))
        .isEqualTo(RefundEvent.EXECUTING);
    assertThat(refund.succeed("re_1", NOW)).isEqualTo(RefundEvent.SUCCEEDED);

    assertThat(refund.providerReference).isEqualTo("re_1");
    assertThat(refund.problem).isNull();
  }

  @Example
  void aSavedSaleIsNeverRefunded() {
    var refund = refund();

    assertThat(refund.save(NOW)).isEqualTo(RefundEvent.SAVED);

    assertThatThrownBy(() -> refund.execute(PARTS, NOW, NOW))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.problem()).isEqualTo(CommonProblem.INVALID_TRANSITION));
  }

  @Example
  void aPersonDecidesWhatWasDeclined() {
    var refund = refund();
    refund.execute(PARTS, NOW, NOW);

    assertThat(refund.needPerson("declined", NOW)).isEqualTo(RefundEvent.NEEDS_PERSON);
    assertThat(refund.reserved).isTrue();
    assertThat(refund.retry(NOW, NOW)).isEqualTo(RefundEvent.EXECUTING);
    refund.needPerson("declined", NOW);
    assertThat(refund.cancel(NOW)).isEqualTo(RefundEvent.FAILED);
    assertThat(refund.reserved).isFalse();
  }

  @Property
  void theKeyNeverChangesAndAnEndIsAnEnd(
      @ForAll @Size(max = 30) List<@IntRange(max = 8) Integer> walk) {
    var refund = refund();

    for (int command : walk) {
      var before = refund.status;
      boolean done = attempt(() -> COMMANDS.get(command).accept(refund));

      assertThat(refund.providerKey).isEqualTo("refund_1");
      assertThat(refund.dueAt != null).isEqualTo(refund.status == Refund.Status.EXECUTING);
      assertThat(refund.reserved)
          .isEqualTo(
              refund.status == Refund.Status.EXECUTING
                  || refund.status == Refund.Status.NEEDS_PERSON);
      if (isEnd(before)) {
        assertThat(done).isFalse();
        assertThat(refund.status).isEqualTo(before);
      }
    }
  }

  private static boolean isEnd(Refund.Status status) {
    return switch (status) {
      case SAVED, SUCCEEDED, FAILED -> true;
      case REQUESTED, SCHEDULED, EXECUTING, NEEDS_PERSON -> false;
    };
  }

  private static boolean attempt(Runnable command) {
    try {
      command.run();
      return true;
    } catch (Refusal refused) {
      return false;
    }
  }

  private static Refund refund() {
    return new Refund(
        new TenantKey("mkt_1", "refund_1"),
        new Refund.NewRefund(
            "ticket_1",
            "order_1",
            "A-1",
            null,
            "vendor_1",
            Refund.Basis.ORDER,
            new Money(500, "EUR"),
            false,
            "stripe",
            "ch_1",
            null,
            List.of()),
        NOW);
  }
}
