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

  @Test
  void aLadderGoesItsOwnWayWhateverTheOthersDo() {
    var story = new Story(twoLadders(), "Europe/Madrid");
    story.opened("support", "customer", "2025-01-06T10:00");

    story.status("held", "2025-01-06T12:00");
    assertThat(story.pending())
        .containsExactly("calm 1 warn 2025-01-06T20:00", "calm 2 remind 2025-01-06T20:00");
    story.status("open", "2025-01-06T13:00");
    story.message("vendor", "2025-01-06T14:00");

    assertThat(story.pending())
        .containsExactly("calm 1 warn 2025-01-06T20:00", "calm 2 remind 2025-01-06T20:00");
    assertThat(story.with(Deadline.Status.CANCELLED)).extracting(d -> d.ladder).containsOnly("hot");
  }

  @Test
  void whatIsDueAtTheSameInstantFiresInTheOrderOfTheSteps() {
    var story = new Story(twoLadders(), "Europe/Madrid");
    story.opened("support", "customer", "2025-01-06T10:00");
    story.message("vendor", "2025-01-06T11:00");

    assertThat(story.fire("2025-01-06T20:00", 1)).containsExactly("calm 1 warn");
    assertThat(story.fire("2025-01-06T20:00", 1)).containsExactly("calm 2 remind");
    assertThat(story.fire("2025-01-06T20:00", 1)).isEmpty();
  }

  @Test
  void aStepThatIsHandedBackOnADayThatItMayBeDoneIsDueAgainAtOnce() {
    var story = story("cancel: ticket.closed", "start: ticket.opened");
    story.opened("support", "customer", "2025-01-06T10:00");
    story.fire("2025-01-07T10:00");

    story.handBack("answer", 1, "2025-01-07T10:01");

    assertThat(story.pending()).containsExactly("answer 1 breach 2025-01-07T10:00");
    assertThat(story.deadline("answer", 1).firedAt).isNull();
    assertThat(story.fire("2025-01-07T10:02")).containsExactly("answer 1 breach");
  }

  private static LadderPolicy twoLadders() {
    return LadderPolicy.parse(
        "policy_1",
        "other",
        1,
        Policies.yaml(
            """
            ladders:
              - name: hot
                start: ticket.opened
                cancel: message.from_vendor
                pause_while: [held]
                steps: [{ after: PT5H, do: breach }]
              - name: calm
                start: ticket.opened
                steps: [{ after: PT10H, do: warn }, { after: PT10H, do: remind }]
            """));
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
