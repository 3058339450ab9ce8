package io.posventa.rma.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.posventa.platform.problem.Refusal;
import io.posventa.platform.tenant.TenantKey;
import io.posventa.platform.test.Requirement;
import io.posventa.rma.email.EmailChangeView.Address;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class EmailChangeTest {
  private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");
  private static final String OLD = "ana@example.com";

  /** What may happen to a change, in any order. */
  enum Step {
    CONFIRM_OLD,
    CONFIRM_NEW,
    REPLACE,
    WAIT_A_DAY
  }

  @Requirement("CB-33")
  @Property
  void itIsDoneOnceWhenBothConfirmedInTimeAndNothingCameBetween(@ForAll List<Step> steps) {
    var change = asked();
    var confirmed = EnumSet.noneOf(Address.class);
    var now = START;
    boolean open = true;
    int done = 0;
    for (var step : steps) {
      boolean inTime = now.isBefore(START.plus(Duration.ofDays(2)));
      switch (step) {
        case WAIT_A_DAY -> now = now.plus(Duration.ofDays(1));
        case REPLACE -> {
          if (done == 0) {
            change.replace(now);
            open = false;
          }
        }
        case CONFIRM_OLD, CONFIRM_NEW -> {
          var address = step == Step.CONFIRM_OLD ? Address.OLD : Address.NEW;
          if (confirms(change, address, now)) {
            done++;
          }
          if (open && inTime) {
            confirmed.add(address);
          }
        }
      }
    }

    assertThat(done).isEqualTo(confirmed.size() == 2 ? 1 : 0);
    assertThat(change.status == EmailChange.Status.DONE).isEqualTo(done == 1);
    assertThat(change.confirmed()).containsExactlyElementsOf(confirmed);
  }

  private static boolean confirms(EmailChange change, Address address, Instant now) {
    try {
      return change.confirm(address, OLD, now, now);
    } catch (Refusal refusal) {
      assertThat(refusal.problem()).isEqualTo(EmailProblem.EMAIL_CHANGE_EXPIRED);
      return false;
    }
  }

  private static EmailChange asked() {
    var confirmations = new EmailChange.Confirmations("confirm_1", "confirm_2");
    var key = new TenantKey("mkt_1", "change_1");
    return new EmailChange(key, "order_1", OLD, "new@example.com", confirmations)
        .asked(START, START);
  }
}
