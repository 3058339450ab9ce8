package io.posventa.ticket.thread;

import io.posventa.platform.id.Ids;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import io.posventa.platform.tenant.Tenancy;
import io.posventa.platform.tenant.TenantKey;
import io.posventa.platform.time.TenantClock;
import io.posventa.ticket.consent.Proposals;
import io.posventa.ticket.party.Acting;
import io.posventa.ticket.party.Party;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What people do to tickets. Each method is one transaction on a held row: the change, its event
 * and its history entry commit together, and of two that compete one comes second and is refused.
 */
@ApplicationScoped
class TicketService {
  private final HeldOrders orders;
  private final MessageWriter writer;
  private final Proposals proposals;
  private final Access access;
  private final Directory directory;
  private final ConsentClaims claims;
  private final TicketJournal journal;
  private final Ids ids;
  private final TenantClock clock;
  private final Tenancy tenancy;

  TicketService(
      HeldOrders orders,
      MessageWriter writer,
      Proposals proposals,
      Access access,
      Directory directory,
      ConsentClaims claims,
      TicketJournal journal,
      Ids ids,
      TenantClock clock,
      Tenancy tenancy) {
    this.orders = orders;
    this.writer = writer;
    this.proposals = proposals;
    this.access = access;
    this.directory = directory;
    this.claims = claims;
    this.journal = journal;
    this.ids = ids;
    this.clock = clock;
    this.tenancy = tenancy;
  }

  @Transactional
  Ticket find(String id) {
    return access.read(id);
  }

  @Transactional
  Ticket open(Intake.Admission admission, Draft draft, String number) {
    Instant now = clock.now();
    var opening = admission.opening().heldBy(orders);
    var key = new TenantKey(tenancy.current(), ids.next("ticket"));
    var ticket = new Ticket(key, number, opening, admission.rules(), now);
    var message = writer.write(ticket, opening.by(), draft, admission.rules(), now);
    journal.record(ticket, new TicketEvent.Opened(opening.by(), message), now);
    return ticket;
  }

  @Transactional
  Message reply(String id, Draft draft, Optional<List<Commands.Addressee>> to, Acting by) {
    var ticket = access.write(id);
    Instant now = clock.now();
    to.ifPresent(named -> address(named, by));
    var rules = directory.rules(ticket);
    ticket.reply(by, draft.automatic(), rules, now);
    var message = writer.write(ticket, by, draft, rules, now);
    journal.record(ticket, new TicketEvent.Replied(by, message), now);
    return message;
  }

  @Transactional
  Ticket close(String id, Commands.CloseTicket command, Acting by) {
    var ticket = access.write(id);
    Instant now = clock.now();
    var rules = directory.rules(ticket);
    Hindrance.refuse(rules.closing(ticket, by.party()));
    var consent = claims.weigh(ticket, by, command.consent(), now);
    var comment = writer.comment(ticket, by, command.comment(), command.attachments(), rules, now);
    var closed = ticket.close(by, reason(ticket, command), rules, comment, consent, now);
    proposals.voidOpen(tenancy.current(), id, now);
    journal.record(ticket, closed, now);
    return ticket;
  }

  @Transactional
  Ticket convert(String id, Commands.ConvertTicket command, Acting by) {
    var ticket = access.write(id);
    Instant now = clock.now();
    var rules = directory.rules(ticket);
    Hindrance.refuse(rules.converting(ticket, by.party(), command.type()));
    var consent = claims.weigh(ticket, by, command.consent(), now);
    var comment = writer.comment(ticket, by, command.comment(), command.attachments(), rules, now);
    var converted = ticket.convert(by, command.type(), rules, comment, consent, now);
    proposals.voidOpen(tenancy.current(), id, now);
    journal.record(ticket, converted, now);
    return ticket;
  }

  /** A read mark is the reader's own: no version, no event. */
  @Transactional
  Ticket read(String id, Acting by) {
    var ticket = access.write(id);
    ticket.unread.read(by.party());
    return ticket;
  }

  /** The policy's conversation is between two parties: a message reaches the other one. */
  private static void address(List<Commands.Addressee> named, Acting by) {
    var reached = Addressees.of(by.party()).stream().map(Party::name).toList();
    var asked = named.stream().map(Enum::name).distinct().sorted().toList();
    if (!asked.equals(reached)) {
      throw Refusal.field(
          CommonProblem.RULE_VIOLATED,
          "/to",
          "not_offered",
          "On this ticket a message reaches the other party.");
    }
  }

  private static Ticket.CloseReason reason(Ticket ticket, Commands.CloseTicket command) {
    return command
        .reason()
        .map(
            ending ->
                switch (ending) {
                  case SOLVED -> Ticket.CloseReason.SOLVED;
                  case WITHDRAWN -> Ticket.CloseReason.WITHDRAWN;
                })
        .orElse(ticket.isRequest() ? Ticket.CloseReason.WITHDRAWN : Ticket.CloseReason.SOLVED);
  }
}
