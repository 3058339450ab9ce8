package io.posventa.ticket.thread;

import com.fasterxml.jackson.databind.JsonNode;
import io.posventa.platform.http.IfMatch;
import io.posventa.platform.id.Ids;
import io.posventa.platform.identity.Caller;
import io.posventa.platform.identity.Role;
import io.posventa.platform.page.Slice;
import io.posventa.platform.tenant.TenantKey;
import io.posventa.platform.time.TenantClock;
import io.posventa.ticket.escalation.EscalatedChange;
import io.posventa.ticket.escalation.Escalation;
import io.posventa.ticket.escalation.EscalationFilter;
import io.posventa.ticket.escalation.EscalationView;
import io.posventa.ticket.escalation.Escalations;
import io.posventa.ticket.history.History;
import io.posventa.ticket.history.HistoryEntry;
import io.posventa.ticket.party.Acting;
import io.posventa.ticket.policy.TicketType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The parties' calls for a review, and what the platform decides. Neither moves a clock. */
@ApplicationScoped
class EscalationService {
  private static final String CLOSED = "ticket.closed";
  private static final String CONVERTED = "ticket.converted";

  private final Escalations escalations;
  private final Access access;
  private final Directory directory;
  private final MessageWriter writer;
  private final History history;
  private final TicketJournal journal;
  private final Ids ids;
  private final TenantClock clock;
  private final Caller caller;
  private final IfMatch ifMatch;

  EscalationService(
      Escalations escalations,
      Access access,
      Directory directory,
      MessageWriter writer,
      History history,
      TicketJournal journal,
      Ids ids,
      TenantClock clock,
      Caller caller,
      IfMatch ifMatch) {
    this.escalations = escalations;
    this.access = access;
    this.directory = directory;
    this.writer = writer;
    this.history = history;
    this.journal = journal;
    this.ids = ids;
    this.clock = clock;
    this.caller = caller;
    this.ifMatch = ifMatch;
  }

  @Transactional
  EscalationView escalate(String ticketId, Commands.EscalateTicket command, Acting by) {
    var ticket = access.write(ticketId);
    Instant now = clock.now();
    var pending =
        new Pending(false, escalations.open(caller.marketplaceId(), ticketId).isPresent());
    var rules = directory.rules(ticket);
    Hindrance.refuse(rules.escalating(ticket, by.party(), pending));
    var key = key(ids.next("escalation"));
    var files = command.attachments().orElse(List.of());
    var escalation =
        new Escalation(
            key,
            new Escalation.Case(ticketId, ticket.number, ticket.orderId, ticket.vendorId),
            by,
            command.reason(),
            writer.attach(files, ticket, key.id(), by, rules),
            lastChange(ticket),
            now);
    escalations.persist(escalation);
    ticket.reviewed(by, now);
    journal.record(ticket, new TicketEvent.Escalated(by, escalation.view()), now);
    return escalation.view();
  }

  @Transactional
  EscalationView decide(String id, Commands.DecideEscalation command, Acting by) {
    var ticket = access.hold(escalations.ticketOf(key(id)));
    Instant now = clock.now();
    var escalation = escalations.require(key(id));
    ifMatch.check(escalation.version());
    escalation.decide(command.outcome(), command.note(), by, now);
    escalations.flush(); // so that the event shows the decided version
    ticket.reviewed(by, now);
    journal.record(ticket, new TicketEvent.EscalationDecided(by, escalation.view()), now);
    return escalation.view();
  }

  @Transactional
  EscalationView find(String id) {
    var escalation = escalations.require(key(id));
    access.read(escalation.ticketId());
    return escalation.view();
  }

  @Transactional
  List<EscalationView> page(EscalationFilter filter, Slice slice) {
    if (caller.role() == Role.CUSTOMER && caller.caseId().isEmpty()) {
      return List.of(); // nobody's case
    }
    var reach = new Escalations.Reach(caller.vendorId(), caller.caseId());
    return escalations.page(caller.marketplaceId(), filter, reach, slice).stream()
        .map(Escalation::view)
        .toList();
  }

  private TenantKey key(String id) {
    return new TenantKey(caller.marketplaceId(), id);
  }

  /** What was done last and can be reviewed; the rules have made sure that there is something. */
  private EscalatedChange lastChange(Ticket ticket) {
    return history
        .latest(ticket.key.id(), CLOSED, CONVERTED)
        .map(EscalationService::change)
        .orElseThrow(() -> new IllegalStateException("No trace of a change: " + ticket.key.id()));
  }

  private static EscalatedChange change(HistoryEntry entry) {
    JsonNode facts = entry.facts();
    return new EscalatedChange(
        entry.type().equals(CLOSED)
            ? EscalatedChange.Action.CLOSED
            : EscalatedChange.Action.CONVERTED,
        entry.by(),
        entry.at(),
        permission(facts.path("consent")),
        Optional.ofNullable(facts.path("close_reason").textValue()),
        type(facts.path("from_type")),
        type(facts.path("to_type")));
  }

  private static EscalatedChange.Permission permission(JsonNode consent) {
    if (!consent.isObject()) {
      return EscalatedChange.Permission.NONE;
    }
    return consent.path("claimed").asBoolean()
        ? EscalatedChange.Permission.CLAIMED
        : EscalatedChange.Permission.GIVEN;
  }

  private static Optional<TicketType> type(JsonNode word) {
    return Optional.ofNullable(word.textValue())
        .map(text -> TicketType.valueOf(text.toUpperCase(Locale.ROOT)));
  }
}
