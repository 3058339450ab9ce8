package io.posventa.ticket.thread;

import static io.posventa.ticket.thread.Samples.CUSTOMER;
import static io.posventa.ticket.thread.Samples.NOON;
import static io.posventa.ticket.thread.Samples.OPERATOR;
import static io.posventa.ticket.thread.Samples.VENDOR;
import static io.posventa.ticket.thread.Samples.rules;
import static io.posventa.ticket.thread.Samples.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import io.posventa.platform.problem.Refusal;
import io.posventa.platform.test.Requirement;
import io.posventa.ticket.consent.Consent;
import io.posventa.ticket.party.Acting;
import io.posventa.ticket.policy.TicketType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever is asked of a ticket in whatever order, it never is in a state that must not be. */
class TicketWalkTest {
  private static final Consent CONSENT =
      Consent.claimed(NOON, Consent.Via.PHONE, "called on Friday");
  private static final DueStep STEP =
      new DueStep("deadline_1", "any", 0, "execute", NOON, 1, List.of());

  @Property
  @Requirement({"GEN-04", "CB-12", "CB-15"})
  void closedStaysClosedAndOnlyRequestsAreProcessed(
      @ForAll TicketType type,
      @ForAll @IntRange(max = 2) int opener,
      @ForAll @Size(max = 30) List<@IntRange(max = 23) Integer> commands) {
    var ticket = ticket(type, party(opener));
    Instant now = NOON;
    for (int command : commands) {
      now = now.plusSeconds(1);
      var before = ticket.status;
      boolean done = attempt(ticket, command, now);

      if (before == Ticket.Status.CLOSED) {
        assertThat(done).as("after closing").isFalse();
      }
      if (before == Ticket.Status.EXECUTING && done && command < 12) {
        assertThat(ticket.status).isEqualTo(Ticket.Status.EXECUTING);
      }
      consistent(ticket);
    }
  }

  private static void consistent(Ticket ticket) {
    boolean closed = ticket.status == Ticket.Status.CLOSED;
    assertThat(ticket.closedAt != null).isEqualTo(closed);
    assertThat(ticket.closedBy != null).isEqualTo(closed);
    assertThat(ticket.closeReason != null).isEqualTo(closed);
    assertThat(ticket.requestedBy != null).isEqualTo(ticket.type.isRequest());
    assertThat(ticket.exclusiveKey != null).isEqualTo(ticket.type.isRequest());
    assertThat(closed && ticket.awaiting != Ticket.Awaiting.NONE).isFalse();
    assertThat(ticket.status == Ticket.Status.EXECUTING && !ticket.type.isRequest()).isFalse();
  }

  /** Commands 0 to 11 are people's: four things by three parties; the rest is the system's. */
  private static boolean attempt(Ticket ticket, int command, Instant now) {
    try {
      var by = party(command % 3);
      switch (command / 3) {
        case 0 -> ticket.reply(by, false, rules(), now);
        case 1 ->
            ticket.close(
                by,
                Ticket.CloseReason.SOLVED,
                rules(),
                Optional.empty(),
                Optional.of(CONSENT),
                now);
        case 2 -> convert(ticket, by, TicketType.SUPPORT, now);
        case 3 -> convert(ticket, by, TicketType.REFUND, now);
        case 4 -> ticket.warn(STEP, now);
        case 5 -> ticket.execute(STEP, now);
        case 6 -> ticket.expire(Ticket.CloseReason.INACTIVITY, now);
        default -> ticket.fail(new Problem("declined", "No."), now);
      }
      return true;
    } catch (Refusal | IllegalStateException refused) {
      return false;
    }
  }

  private static void convert(Ticket ticket, Acting by, TicketType to, Instant now) {
    ticket.convert(by, to, rules(), Optional.empty(), Optional.of(CONSENT), now);
  }

  private static Acting party(int number) {
    return List.of(CUSTOMER, VENDOR, OPERATOR).get(number);
  }
}
