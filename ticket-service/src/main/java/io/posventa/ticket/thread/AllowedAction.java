package io.posventa.ticket.thread;

import io.posventa.ticket.consent.ConsentProblem;
import io.posventa.ticket.party.Party;
import io.posventa.ticket.policy.TicketType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the reader may do to a ticket as it is, and why not. What the customer's consent would allow
 * is not allowed, and says what is missing.
 */
record AllowedAction(
    String action, boolean allowed, Optional<String> reason, Optional<String> code) {

  static List<AllowedAction> of(Ticket ticket, Rules rules, Party reader, Pending pending) {
    return List.of(
        of("reply", rules.replying(ticket)),
        consenting("close", rules.closing(ticket, reader), rules.needsConsent(ticket, reader)),
        consenting(
            "convert", converting(ticket, rules, reader), rules.needsConsent(ticket, reader)),
        of("propose", rules.proposing(ticket, reader, Optional.empty(), pending)),
        of("escalate", rules.escalating(ticket, reader, pending)),
        of("read", Optional.empty()));
  }

  /** Allowed when any other type is open to the reader; else why the first one is not. */
  private static Optional<Hindrance> converting(Ticket ticket, Rules rules, Party reader) {
    var answers =
        Arrays.stream(TicketType.values())
            .filter(type -> type != ticket.type)
            .map(type -> rules.converting(ticket, reader, type))
            .toList();
    return answers.stream().anyMatch(Optional::isEmpty) ? Optional.empty() : answers.getFirst();
  }

  private static AllowedAction consenting(
      String action, Optional<Hindrance> hindrance, boolean needsConsent) {
    return hindrance.isEmpty() && needsConsent
        ? new AllowedAction(
            action,
            false,
            Optional.of("It needs the customer's consent."),
            Optional.of(ConsentProblem.CONSENT_REQUIRED.code()))
        : of(action, hindrance);
  }

  private static AllowedAction of(String action, Optional<Hindrance> hindrance) {
    return new AllowedAction(
        action,
        hindrance.isEmpty(),
        hindrance.map(Hindrance::detail),
        hindrance.map(why -> why.problem().code()));
  }
}
