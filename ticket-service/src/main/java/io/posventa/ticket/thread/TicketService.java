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
import java.util.Optional;

/**
 * What people do to tickets. Each method is one transaction on a held row: the change, its event
 * and its history entry commit together, and of two that compete one comes second and is refused.
 */
@ApplicationScoped
class TicketService {
  private final MessageRepository messages;
  private final Proposals proposals;
  private final Access access;
  private final Directory directory;
  private final ConsentClaims claims;
  private final TicketJournal journal;
  private final Ids ids;
  private final TenantClock clock;
  private final Tenancy tenancy;

  TicketService(
      MessageRepository messages,
      Proposals proposals,
      Access access,
      Directory directory,
      ConsentClaims claims,
      TicketJournal journal,
      Ids ids,
      TenantClock clock,
      Tenancy tenancy) {
    this.messages = messages;
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
  Ticket open(Intake.Admission admission, Commands.OpenTicket command, String number) {
    Instant now = clock.now();
    var opening = admission.opening();
    var key = new TenantKey(tenancy.current(), ids.next("ticket"));
    var ticket = new Ticket(key, number, opening, admission.rules(), now);
    var format = command.format().orElse(Message.Format.TEXT);
    var message = write(ticket, opening.by(), command.body(), format, Optional.empty(), now);
    journal.record(ticket, new TicketEvent.Opened(opening.by(), message), now);
    return ticket;
  }

  @Transactional
  Message reply(String id, Commands.PostMessage command, Acting by) {
    var ticket = access.write(id);
    Instant now = clock.now();
    address(command, by);
    command.inReplyTo().ifPresent(answered -> requireMessage(ticket, answered));
    ticket.reply(by, false, directory.rules(ticket), now);
    var format = command.format().orElse(Message.Format.TEXT);
    var message = write(ticket, by, command.body(), format, command.inReplyTo(), now);
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
    var comment = comment(ticket, by, command.comment(), now);
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
    var comment = comment(ticket, by, command.comment(), now);
    var converted = ticket.convert(by, command.type(), rules, comment, consent, now);
    proposals.voidOpen(tenancy.current(), id, now);
    journal.record(ticket, converted, now);
    return ticket;
  }

  /** A read mark is the reader's own: no version, no event. */
  @Transactional
  Ticket read(String id, Acting by) {
    var ticket = access.write(id);
    ticket.read(by.party());
    return ticket;
  }

  Optional<Message> comment(Ticket ticket, Acting by, Optional<String> text, Instant now) {
    return text.map(body -> write(ticket, by, body, Message.Format.TEXT, Optional.empty(), now));
  }

  private Message write(
      Ticket ticket,
      Acting by,
      String body,
      Message.Format format,
      Optional<String> inReplyTo,
      Instant now) {
    var key = new TenantKey(tenancy.current(), ids.next("msg"));
    return new Message(key, ticket, by, name(ticket, by), body, format, inReplyTo, now);
  }

  private Optional<String> name(Ticket ticket, Acting by) {
    return switch (by.party()) {
      case CUSTOMER -> Optional.ofNullable(ticket.customer.name());
      case VENDOR -> Optional.of(directory.vendor(ticket.vendorId).name());
      case OPERATOR, SYSTEM -> Optional.empty();
    };
  }

  /** The policy's conversation is between two parties: a message reaches the other one. */
  private static void address(Commands.PostMessage command, Acting by) {
    command
        .to()
        .ifPresent(
            named -> {
              var reached = Addressees.of(by.party()).stream().map(Party::name).toList();
              var asked = named.stream().map(Enum::name).distinct().sorted().toList();
              if (!asked.equals(reached)) {
                throw Refusal.field(
                    CommonProblem.RULE_VIOLATED,
                    "/to",
                    "not_offered",
                    "On this ticket a message reaches the other party.");
              }
            });
  }

  private void requireMessage(Ticket ticket, String id) {
    if (messages.of(ticket.key, id).isEmpty()) {
      throw Refusal.field(
          CommonProblem.NOT_FOUND, "/in_reply_to", "not_found", "There is no such message.");
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
