package io.posventa.ticket.thread;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import io.posventa.platform.ref.Reference;
import io.posventa.ticket.consent.Proposals;
import io.posventa.ticket.deadline.Deadlines;
import io.posventa.ticket.escalation.Escalations;
import io.posventa.ticket.party.Party;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows a ticket to one reader. */
@ApplicationScoped
class TicketViews {
  private static final String MESSAGES = "messages";
  private static final int MOST_MESSAGES = 100;

  /** What can be shown as an object, and the kind of reference behind it. */
  private static final Set<String> REFERENCES = Set.of("order", "vendor", "policy");

  private final Access access;
  private final Directory directory;
  private final Deadlines deadlines;
  private final MessageRepository messages;
  private final Proposals proposals;
  private final Escalations escalations;
  private final ObjectMapper json;

  TicketViews(
      Access access,
      Directory directory,
      Deadlines deadlines,
      MessageRepository messages,
      Proposals proposals,
      Escalations escalations,
      ObjectMapper json) {
    this.access = access;
    this.directory = directory;
    this.deadlines = deadlines;
    this.messages = messages;
    this.proposals = proposals;
    this.escalations = escalations;
    this.json = json;
  }

  /** The ticket with this id, if the caller may see it. */
  @Transactional
  TicketView read(String id, Party reader, Set<String> expand) {
    var ticket = access.read(id);
    var view = view(ticket, reader);
    expand.forEach(field -> expand(view, field, ticket));
    return new TicketView(ticket.version, view);
  }

  @Transactional
  TicketView of(Ticket ticket, Party reader) {
    return new TicketView(ticket.version, view(ticket, reader));
  }

  /** A ticket that is opened right now: nothing lies ahead of it, and nothing is pending. */
  TicketView opened(Ticket ticket, Rules rules, Party reader) {
    var view = view(ticket, reader, rules, new Pending(false, false));
    view.putArray("deadlines");
    return new TicketView(ticket.version, view);
  }

  private ObjectNode view(Ticket ticket, Party reader) {
    var proposal = proposals.open(ticket.key.marketplaceId(), ticket.key.id());
    var escalation = escalations.open(ticket.key.marketplaceId(), ticket.key.id());
    var pending = new Pending(proposal.isPresent(), escalation.isPresent());
    var view = view(ticket, reader, directory.rules(ticket), pending);
    view.set("deadlines", json.valueToTree(deadlines.aheadOf(ticket.key.id())));
    proposal.ifPresent(open -> view.set("proposal", json.valueToTree(open.view())));
    escalation.ifPresent(open -> view.put("escalation", open.id()));
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

  private void expand(ObjectNode view, String field, Ticket ticket) {
    if (field.equals(MESSAGES)) {
      List<MessageView> shown =
          messages.after(ticket.key, 0, MOST_MESSAGES).stream().map(MessageView::of).toList();
      view.set(field, json.valueToTree(shown));
    } else {
      Optional.ofNullable(view.get(field))
          .map(JsonNode::asText)
          .flatMap(id -> directory.find(field, id))
          .map(Reference::data)
          .ifPresent(data -> view.set(field, data));
    }
  }
}
