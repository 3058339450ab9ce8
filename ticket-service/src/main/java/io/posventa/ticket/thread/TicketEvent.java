package io.posventa.ticket.thread;

import io.posventa.ticket.consent.Consent;
import io.posventa.ticket.consent.ProposalView;
import io.posventa.ticket.escalation.EscalationView;
import io.posventa.ticket.party.Acting;
import io.posventa.ticket.policy.TicketType;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What one transaction did to a ticket. */
sealed interface TicketEvent {

  record Opened(Acting by, Message message) implements TicketEvent {}

  record Replied(Acting by, Message message) implements TicketEvent {}

  record Converted(
      Acting by,
      TicketType from,
      TicketType to,
      Optional<Message> message,
      Optional<Consent> consent,
      boolean unpermitted)
      implements TicketEvent {}

  record Closed(
      Acting by,
      Ticket.CloseReason reason,
      Optional<Message> message,
      Optional<Consent> consent,
      boolean unpermitted)
      implements TicketEvent {}

  record Warned(DueStep step) implements TicketEvent {}

  record ExecutionStarted(DueStep step) implements TicketEvent {}

  record ExecutionFailed(Problem problem) implements TicketEvent {}

  record AttentionNeeded(Problem problem) implements TicketEvent {}

  record Proposed(Acting by, ProposalView proposal) implements TicketEvent {}

  record ProposalDeclined(Acting by, ProposalView proposal, Optional<Message> message)
      implements TicketEvent {}

  record Escalated(Acting by, EscalationView escalation) implements TicketEvent {}

  record EscalationDecided(Acting by, EscalationView escalation) implements TicketEvent {}

  record CustomerChanged() implements TicketEvent {}

  default String type() {
    return switch (this) {
      case Opened _ -> "ticket.opened";
      case Replied replied ->
          "message.from_" + replied.by().party().name().toLowerCase(Locale.ROOT);
      case Converted _ -> "ticket.converted";
      case Closed _ -> "ticket.closed";
      case Warned _ -> "ticket.warned";
      case ExecutionStarted _ -> "ticket.execution_started";
      case ExecutionFailed _ -> "ticket.execution_failed";
      case AttentionNeeded _ -> "ticket.attention_needed";
      case Proposed _ -> "ticket.proposed";
      case ProposalDeclined _ -> "ticket.proposal_declined";
      case Escalated _ -> "ticket.escalated";
      case EscalationDecided _ -> "ticket.escalation_decided";
      case CustomerChanged _ -> "ticket.customer_changed";
    };
  }

  default Acting by() {
    return switch (this) {
      case Opened opened -> opened.by;
      case Replied replied -> replied.by;
      case Converted converted -> converted.by;
      case Closed closed -> closed.by;
      case Proposed proposed -> proposed.by;
      case ProposalDeclined declined -> declined.by;
      case Escalated escalated -> escalated.by;
      case EscalationDecided decided -> decided.by;
      case Warned _, ExecutionStarted _, ExecutionFailed _, AttentionNeeded _, CustomerChanged _ ->
          Acting.SYSTEM;
    };
  }

  /** The message that came with it. */
  default Optional<Message> written() {
    return switch (this) {
      case Opened opened -> Optional.of(opened.message);
      case Replied replied -> Optional.of(replied.message);
      case Converted converted -> converted.message;
      case Closed closed -> closed.message;
      case Warned _, ExecutionStarted _, ExecutionFailed _, AttentionNeeded _ -> Optional.empty();
      case ProposalDeclined declined -> declined.message;
      case Proposed _, Escalated _, EscalationDecided _, CustomerChanged _ -> Optional.empty();
    };
  }

  default Optional<Consent> consent() {
    return switch (this) {
      case Converted converted -> converted.consent;
      case Closed closed -> closed.consent;
      default -> Optional.empty();
    };
  }

  /** Whether a ladder may take it for an answer: what a machine wrote restarts nothing. */
  default boolean counts() {
    return !(this instanceof Replied replied) || !replied.message.automatic;
  }

  /** What others learn beside the ticket as it is now. */
  default Map<String, Object> facts() {
    var facts = new LinkedHashMap<String, Object>();
    switch (this) {
      case Opened _, Replied _, CustomerChanged _ -> {}
      case Converted converted -> {
        facts.put("from_type", converted.from);
        facts.put("to_type", converted.to);
        facts.put("by", converted.by.by());
        audit(facts, converted.unpermitted);
      }
      case Closed closed -> {
        facts.put("by", closed.by.by());
        facts.put("close_reason", closed.reason);
        audit(facts, closed.unpermitted);
      }
      case Warned warned -> {
        facts.put("deadline", warned.step.facts());
        facts.put("notify", warned.step.told());
      }
      case ExecutionStarted started -> facts.put("deadline", started.step.facts());
      case ExecutionFailed failed -> facts.put("problem", failed.problem);
      case AttentionNeeded needed -> facts.put("problem", needed.problem);
      case Proposed proposed -> facts.put("proposal", proposed.proposal);
      case ProposalDeclined declined -> facts.put("proposal", declined.proposal);
      case Escalated escalated -> facts.put("escalation", escalated.escalation);
      case EscalationDecided decided -> facts.put("escalation", decided.escalation);
    }
    return facts;
  }

  /** A policy that allows without permission asks for a trace of it. */
  private static void audit(Map<String, Object> facts, boolean unpermitted) {
    if (unpermitted) {
      facts.put("without_consent", true);
    }
  }
}
