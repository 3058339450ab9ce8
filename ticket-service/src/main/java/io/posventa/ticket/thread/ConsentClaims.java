package io.posventa.ticket.thread;

import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import io.posventa.ticket.consent.Consent;
import io.posventa.ticket.consent.ConsentProblem;
import io.posventa.ticket.party.Acting;
import io.posventa.ticket.party.Party;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/**
 * Weighs the permission that a vendor tells of. What happened here must name the customer's own
 * message, written since it asked; what happened elsewhere is kept as claimed. A proposal's answer
 * is recorded with the answer.
 */
@ApplicationScoped
class ConsentClaims {
  private final MessageRepository messages;

  ConsentClaims(MessageRepository messages) {
    this.messages = messages;
  }

  Optional<Consent> weigh(
      Ticket ticket, Acting by, Optional<Commands.ClaimConsent> claim, Instant now) {
    return by.party() == Party.VENDOR
        ? claim.map(told -> weigh(ticket, told, now))
        : Optional.empty(); // nobody else needs one
  }

  private Consent weigh(Ticket ticket, Commands.ClaimConsent claim, Instant now) {
    Instant at = claim.at().orElse(now);
    if (at.isAfter(now)) {
      throw Refusal.field(
          CommonProblem.RULE_VIOLATED, "/consent/at", "in_future", "It is not given yet.");
    }
    Consent.Via via = claim.via().recorded();
    if (!via.isOurs()) {
      return Consent.claimed(at, via, claim.evidence());
    }
    if (!isCustomersMessage(ticket, claim.evidence())) {
      throw Refusal.field(
          ConsentProblem.CONSENT_INVALID,
          "/consent/evidence",
          "not_the_customers",
          "Name a message that the customer wrote here after asking.");
    }
    return Consent.proven(at, via, claim.evidence());
  }

  private boolean isCustomersMessage(Ticket ticket, String id) {
    return messages
        .of(ticket.key, id)
        .filter(message -> message.party == Party.CUSTOMER)
        .filter(message -> message.ticketVersion > ticket.requestedVersion)
        .isPresent();
  }
}
