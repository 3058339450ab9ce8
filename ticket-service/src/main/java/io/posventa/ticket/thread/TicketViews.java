package io.posventa.ticket.thread;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import io.posventa.platform.ref.Reference;
import io.posventa.platform.tenant.TenantRead;
import io.posventa.ticket.consent.Proposals;
import io.posventa.ticket.deadline.DeadlineView;
import io.posventa.ticket.deadline.Deadlines;
import io.posventa.ticket.escalation.Escalations;
import io.posventa.ticket.party.Party;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows a ticket to one reader. */
@ApplicationScoped
class TicketViews {
  private static final String MESSAGES = "messages";

  /** What can be shown as an object, and the kind of reference behind it. */
  private static final Set<String> REFERENCES = Set.of("order", "vendor", "policy");

  private final Access access;
  private final Directory directory;
  private final Deadlines deadlines;
  private final TenantRead read;
  private final Proposals proposals;
  private final Escalations escalations;
  private final ObjectMapper json;

  TicketViews(
      Access access,
      Directory directory,
      Deadlines deadlines,
      TenantRead read,
      Proposals proposals,
      Escalations escalations,
      ObjectMapper json) {
    this.access = access;
    this.directory = directory;
    this.deadlines = deadlines;
    this.read = read;
    this.proposals = proposals;
    this.escalations = escalations;
    this.json = json;
  }

  /** The ticket with this id, if the caller may see it. */
  @Transactional
  TicketView read(String id, Party reader, Set<String> expand) {
    var ticket = access.read(id);
    var around = around(ticket, expand.contains(MESSAGES));
    var view = view(ticket, reader, around);
    expand.stream().filter(REFERENCES::contains).forEach(field -> expand(view, field));
    around.messages().ifPresent(shown -> view.set(MESSAGES, json.valueToTree(shown.get())));
    return new TicketView(ticket.version, view);
  }

  @Transactional
  TicketView of(Ticket ticket, Party reader) {
    // What a write has changed around the ticket is read past Hibernate.
    proposals.flush();
    return new TicketView(ticket.version, view(ticket, reader, around(ticket, false)));
  }

  /** What stands around a ticket, in one round trip. */
  private record Around(
      Supplier<Optional<String>> proposal,
      Supplier<Optional<String>> escalation,
      Supplier<Rules> rules,
      Supplier<List<DeadlineView>> deadlines,
      Optional<Supplier<List<MessageView>>> messages) {}

  private Around around(Ticket ticket, boolean withMessages) {
    var together = read.together();
    var around =
        new Around(
            proposals.open(together, ticket.key.id()),
            escalations.open(together, ticket.key.id()),
            directory.rules(together, ticket),
            deadlines.aheadOf(together, ticket.key.id()),
            withMessages
                ? Optional.of(MessageRows.first(together, ticket.key.id()))
                : Optional.empty());
    together.read();
    return around;
  }

  /** A ticket that is opened right now: nothing lies ahead of it, and nothing is pending. */
  TicketView opened(Ticket ticket, Rules rules, Party reader) {
    var view = view(ticket, reader, rules, new Pending(false, false));
    view.putArray("deadlines");
    return new TicketView(ticket.version, view);
  }

  private ObjectNode view(Ticket ticket, Party reader, Around around) {
    var proposal = around.proposal().get();
    var escalation = around.escalation().get();
    var pending = new Pending(proposal.isPresent(), escalation.isPresent());
    var view = view(ticket, reader, around.rules().get(), pending);
    view.set("deadlines", json.valueToTree(around.deadlines().get()));
    proposal
        .map(id -> proposals.require(ticket.key.marketplaceId(), ticket.key.id(), id))
        .ifPresent(open -> view.set("proposal", json.valueToTree(open.view())));
    escalation.ifPresent(open -> view.put("escalation", open));
    return view;
  }

  private ObjectNode view(Ticket ticket, Party reader, Rules rules, Pending pending) {
    ObjectNode view = json.valueToTree(TicketSnapshot.of(ticket));
    view.put("unread", ticket.unread.by(reader));
    var actions = AllowedAction.of(ticket, rules, reader, pending);
    view.set("allowed_actions", json.valueToTree(actions));
    return view;
  }

  /** The references that the query parameter {@code expand} names. */
  static Set<String> expansions(@Nullable String expand) {
    if (expand == null) {
      return Set.of();
    }
    var asked = Arrays.stream(expand.split(",", -1)).map(String::strip).collect(Collectors.toSet());
    if (!asked.stream().allMatch(field -> field.equals(MESSAGES) || REFERENCES.contains(field))) {
      throw Refusal.parameter(
          CommonProblem.INVALID_REQUEST,
          "expand",
          "unknown_value",
          "Expected some of messages, order, policy, vendor.");
    }
    return asked;
  }

  private void expand(ObjectNode view, String field) {
    Optional.ofNullable(view.get(field))
        .map(JsonNode::asText)
        .flatMap(id -> directory.find(field, id))
        .map(Reference::data)
        .ifPresent(data -> view.set(field, data));
  }
}
