package io.posventa.sla.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import io.posventa.sla.ladder.LadderPolicy;
import io.posventa.sla.ladder.Policies;
import org.junit.jupiter.api.Test;

/** What ladders can do that no shipped policy asks for yet. */
class CaseLaddersTest {

  @Test
  void withoutRestartTheFirstStartCounts() {
    var story = story("restart: false", "start: [ticket.opened, message.from_customer]");

    story.opened("support", "customer", "2025-01-06T10:00");
    story.message("customer", "2025-01-06T20:00");

    assertThat(story.pending()).containsExactly("answer 1 breach 2025-01-07T10:00");
  }

  @Test
  void timeInAPausingStatusDoesNotCount() {
    var story = story("pause_while: [pending_1]", "start: ticket.opened");
    story.opened("support", "customer", "2025-01-06T10:00");

    story.status("pending_1", "2025-01-06T16:00");
    assertThat(story.nextDueAt()).isEmpty();
    assertThat(story.fire("2025-01-08T10:00")).isEmpty();

    story.status("open", "2025-01-08T10:00");
    assertThat(story.pending()).containsExactly("answer 1 breach 2025-01-09T04:00");
    story.status("pending_1", "2025-01-08T11:00").status("open", "2025-01-08T12:00");
    assertThat(story.pending()).containsExactly("answer 1 breach 2025-01-09T05:00");
  }

  @Test
  void whatWasDueBeforeThePauseStaysDue() {
    var story = story("pause_while: [pending_1]", "start: ticket.opened");
    story.opened("support", "customer", "2025-01-06T10:00");

    story.status("pending_1", "2025-01-07T11:00");

    assertThat(story.fire("2025-01-07T11:00")).containsExactly("answer 1 breach");
  }

  @Test
  void aLadderThatStartsInAPausingStatusIsOnHoldFromTheStart() {
    var story = story("pause_while: [open]", "start: ticket.opened");

    story.opened("support", "customer", "2025-01-06T10:00");
    assertThat(story.pending()).isEmpty();

    story.status("working", "2025-01-07T10:00");
    assertThat(story.pending()).containsExactly("answer 1 breach 2025-01-08T10:00");
  }

  @Test
  void aLadderCanStartWhenTheVendorsMailWasAccepted() {
    var story = story("start: [{ event: email.accepted, by: [vendor] }]", "cancel: ticket.closed");
    story.opened("support", "customer", "2025-01-06T10:00");

    story.mailAccepted("customer", "2025-01-06T10:01").mailAccepted("vendor", "2025-01-06T10:02");

    assertThat(story.pending()).containsExactly("answer 1 breach 2025-01-07T10:02");
  }

  private static Story story(String... lines) {
    return new Story(policy(lines), "Europe/Madrid");
  }

  private static LadderPolicy policy(String... lines) {
    var text =
        """
        calendars: { vendor: { zone: vendor, weekend: [] } }
        ladders:
          - name: answer
            when: { ticket.type: support }
            calendar: vendor
            steps: [{ after: PT24H, do: breach }]
        """;
    for (String line : lines) {
      text += "    " + line + "\n";
    }
    return LadderPolicy.parse("policy_1", "other", 3, Policies.yaml(text));
  }
}
