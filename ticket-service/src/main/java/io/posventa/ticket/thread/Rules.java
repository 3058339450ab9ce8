package io.posventa.ticket.thread;

import static io.posventa.ticket.party.Party.CUSTOMER;
import static io.posventa.ticket.party.Party.VENDOR;
import static io.posventa.ticket.policy.TicketPolicy.VendorChange.ALLOW_AND_AUDIT;
import static io.posventa.ticket.policy.TicketPolicy.VendorChange.REQUIRE;

import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.ProblemType;
import io.posventa.platform.problem.Refusal;
import io.posventa.ticket.consent.Consent;
import io.posventa.ticket.consent.ConsentProblem;
import io.posventa.ticket.escalation.EscalationProblem;
import io.posventa.ticket.party.Party;
import io.posventa.ticket.policy.TicketPolicy;
import io.posventa.ticket.policy.TicketType;
import java.util.Locale;
import java.util.Optional;

/**
 * What each party may do to a ticket: the policy version that the ticket keeps, and whether its
 * vendor has lost the chance to save sales. Commands and {@code allowed_actions} ask the same
 * questions here.
 */
record Rules(TicketPolicy policy, boolean immediate) {

  Optional<Hindrance> opening(TicketType type, Party by) {
    if (!policy.openers().contains(by)) {
      return hindrance(CommonProblem.FORBIDDEN, "A ticket is not opened by the " + word(by));
    }
    return offered(type);
  }

  /** A message; it stays possible while a request is being processed. */
  Optional<Hindrance> replying(Ticket ticket) {
    return ticket.status == Ticket.Status.CLOSED ? closed() : Optional.empty();
  }

  Optional<Hindrance> closing(Ticket ticket, Party by) {
    if (!policy.closers().contains(by)) {
      return hindrance(CommonProblem.FORBIDDEN, "A ticket is not closed by the " + word(by));
    }
    return saving(ticket, by).or(() -> moving(ticket));
  }

  Optional<Hindrance> converting(Ticket ticket, Party by, TicketType to) {
    return saving(ticket, by)
        .or(() -> turning(ticket, by, to))
        .or(() -> moving(ticket))
        .or(() -> offered(to))
        .or(() -> changing(ticket, to));
  }

  /** A proposal to the customer; what is proposed must be possible for the vendor itself. */
  Optional<Hindrance> proposing(Ticket ticket, Party by, Optional<TicketType> to, Pending pending) {
    if (by != VENDOR) {
      return hindrance(CommonProblem.FORBIDDEN, "Only the vendor proposes to the customer");
    }
    return to.map(type -> converting(ticket, by, type))
        .orElseGet(() -> closing(ticket, by))
        .or(() -> asking(pending));
  }

  private static Optional<Hindrance> asking(Pending pending) {
    return pending.proposal()
        ? hindrance(
            ConsentProblem.PROPOSAL_PENDING, "The customer has not answered the last one yet")
        : Optional.empty();
  }

  Optional<Hindrance> answering(Ticket ticket, Party by) {
    if (by != CUSTOMER) {
      return hindrance(CommonProblem.FORBIDDEN, "Only the customer answers a proposal");
    }
    return moving(ticket);
  }

  Optional<Hindrance> attaching(Party by) {
    return by == CUSTOMER && !policy.attachments().customers()
        ? hindrance(CommonProblem.FORBIDDEN, "The customer attaches no files")
        : Optional.empty();
  }

  /** A call for the platform's review of a closing or a change of type. */
  Optional<Hindrance> escalating(Ticket ticket, Party by, Pending pending) {
    if (by != CUSTOMER && by != VENDOR) {
      return hindrance(CommonProblem.FORBIDDEN, "Only the customer and the vendor escalate");
    }
    if (!policy.reviews()) {
      return hindrance(CommonProblem.FORBIDDEN, "The policy has no review afterwards");
    }
    if (ticket.closedAt == null && ticket.typeChangedAt == null) {
      return hindrance(
          EscalationProblem.NOTHING_TO_REVIEW, "The ticket was neither closed nor changed");
    }
    return pending.escalation()
        ? hindrance(EscalationProblem.ESCALATION_PENDING, "The platform has not decided yet")
        : Optional.empty();
  }

  /** Whether this party needs the customer's permission; its own requests need none. */
  boolean needsConsent(Ticket ticket, Party by) {
    return policy.vendorChange() == REQUIRE && touchesCustomersRequest(ticket, by);
  }

  /** Whether an action without the customer's permission has to be kept for review. */
  boolean isAudited(Ticket ticket, Party by) {
    return policy.vendorChange() == ALLOW_AND_AUDIT && touchesCustomersRequest(ticket, by);
  }

  /** Refuses an action that the customer has to permit first. */
  void insist(Ticket ticket, Party by, Optional<Consent> given) {
    if (given.isEmpty() && needsConsent(ticket, by)) {
      throw Refusal.field(
          ConsentProblem.CONSENT_REQUIRED,
          "/consent",
          "required",
          "The request is the customer's: give its consent or propose the change.");
    }
  }

  private boolean touchesCustomersRequest(Ticket ticket, Party by) {
    return by == VENDOR && ticket.type.isRequest() && ticket.requestedBy != VENDOR;
  }

  private Optional<Hindrance> saving(Ticket ticket, Party by) {
    boolean refused = by == VENDOR && ticket.type.isRequest() && !vendorMaySave();
    return refused
        ? hindrance(
            TicketProblem.VENDOR_MAY_NOT_SAVE,
            "Requests for refund of this vendor are processed at once")
        : Optional.empty();
  }

  private boolean vendorMaySave() {
    return policy.vendorMaySave() && !immediate;
  }

  private Optional<Hindrance> turning(Ticket ticket, Party by, TicketType to) {
    boolean refused =
        by == CUSTOMER && !ticket.type.isRequest() && to.isRequest() && !policy.convertToRefund();
    return refused
        ? hindrance(CommonProblem.FORBIDDEN, "The customer does not turn support into a request")
        : Optional.empty();
  }

  private static Optional<Hindrance> changing(Ticket ticket, TicketType to) {
    return ticket.type == to
        ? hindrance(
            CommonProblem.INVALID_TRANSITION, "The ticket is of type " + word(to) + " already")
        : Optional.empty();
  }

  private static Optional<Hindrance> moving(Ticket ticket) {
    return switch (ticket.status) {
      case OPEN -> Optional.empty();
      case EXECUTING ->
          hindrance(TicketProblem.TICKET_EXECUTING, "The request is being processed already");
      case CLOSED -> closed();
    };
  }

  private static Optional<Hindrance> closed() {
    return hindrance(TicketProblem.TICKET_ALREADY_CLOSED, "The ticket was closed");
  }

  private Optional<Hindrance> offered(TicketType type) {
    return policy.types().contains(type)
        ? Optional.empty()
        : hindrance(TicketProblem.TYPE_NOT_OFFERED, "There are no tickets of type " + word(type));
  }

  private static Optional<Hindrance> hindrance(ProblemType problem, String detail) {
    return Optional.of(new Hindrance(problem, detail + "."));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
