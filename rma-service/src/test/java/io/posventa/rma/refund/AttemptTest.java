package io.posventa.rma.refund;

import static org.assertj.core.api.Assertions.assertThat;

import io.posventa.platform.money.Money;
import io.posventa.platform.test.Requirement;
import io.posventa.rma.payment.Outcome;
import io.posventa.rma.payment.PaymentProvider;
import io.posventa.rma.payment.ProviderRefund;
import io.posventa.rma.payment.RefundOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class AttemptTest {
  private static final RefundOrder ORDER =
      new RefundOrder("mkt_1", "refund_1", "ch_1", new Money(500, "EUR"), "refund_1");
  private static final Instant FIRST = Instant.parse("2026-01-05T10:00:00Z");

  @Example
  void theFirstAttemptPaysWithoutAsking() {
    var provider = new Scripted(new Outcome.Nothing());

    assertThat(attempt(1).run(provider, FIRST)).isInstanceOf(Outcome.Paid.class);

    assertThat(provider.calls).containsExactly("refund");
  }

  @Example
  void aLaterAttemptAsksFirstAndDoesNotRepeatWhatWasPaid() {
    var provider = new Scripted(new Outcome.Paid("re_1", 500));

    assertThat(attempt(2).run(provider, FIRST)).isEqualTo(new Outcome.Paid("re_1", 500));

    assertThat(provider.calls).containsExactly("ask");
  }

  @Example
  void withoutAnAnswerToTheQuestionNothingIsRepeated() {
    var provider = new Scripted(new Outcome.Unknown("cannot_ask"));

    assertThat(attempt(2).run(provider, FIRST)).isEqualTo(new Outcome.Unknown("cannot_ask"));

    assertThat(provider.calls).containsExactly("ask");
  }

  @Requirement("GEN-09")
  @Example
  void whatTheProviderDoesNotKnowIsRepeatedWhileItRemembersKeys() {
    var provider = new Scripted(new Outcome.Nothing());
    var safe = FIRST.plus(Duration.ofHours(23)).minusMillis(1);

    assertThat(attempt(2).run(provider, safe)).isInstanceOf(Outcome.Paid.class);

    assertThat(provider.calls).containsExactly("ask", "refund");
  }

  @Example
  void afterTwentyThreeHoursAPersonDecides() {
    var provider = new Scripted(new Outcome.Nothing());

    assertThat(attempt(2).run(provider, FIRST.plus(Duration.ofHours(23))))
        .isEqualTo(new Outcome.Declined(Attempt.KEY_TOO_OLD));

    assertThat(provider.calls).containsExactly("ask");
  }

  @Property
  void waitsGrowWithinTheirLimits(@ForAll @IntRange(min = 1, max = 1_000) int attempts) {
    var live = Backoff.after(attempts, false, new Random(attempts));
    var test = Backoff.after(attempts, true, new Random(attempts));

    assertThat(live).isBetween(Duration.ofMillis(800), Backoff.LONGEST);
    assertThat(test).isBetween(Duration.ofMillis(800), Backoff.LONGEST_ON_TEST_CLOCK);
  }

  private static Attempt attempt(int number) {
    return new Attempt(ORDER, "stripe", number, FIRST);
  }

  private static final class Scripted implements PaymentProvider {
    private final List<String> calls = new ArrayList<>();
    private final Outcome answer;

    Scripted(Outcome answer) {
      this.answer = answer;
    }

    @Override
    public String name() {
      return "stripe";
    }

    @Override
    public Outcome refund(RefundOrder order) {
      calls.add("refund");
      return new Outcome.Paid("re_1", order.amount().amount());
    }

    @Override
    public Outcome ask(RefundOrder order) {
      calls.add("ask");
      return answer;
    }

    @Override
    public List<ProviderRefund> madeSince(Instant since) {
      return List.of();
    }
  }
}
