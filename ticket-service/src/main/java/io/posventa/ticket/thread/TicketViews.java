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

  private final Directory directory;
  private final Deadlines deadlines;
  private final MessageRepository messages;
  private final Proposals proposals;
  private final Escalations escalations;
  private final ObjectMapper json;

  TicketViews(
      Directory directory,
      Deadlines deadlines,
      MessageRepository messages,
      Proposals proposals,
      Escalations escalations,
      ObjectMapper json) {
    this.directory = directory;
    this.deadlines = deadlines;
    this.messages = messages;
    this.proposals = proposals;
    this.escalations = escalations;
    this.json = json;
  }

  @Transactional
  TicketView of(Ticket ticket, Party reader) {
    return of(ticket, reader, Set.of());
  }

  @Transactional
  TicketView of(Ticket ticket, Party reader, Set<String> expand) {
    ObjectNode view = json.valueToTree(TicketSnapshot.of(ticket));
    view.put("unread", ticket.unread.by(reader));
    view.set("deadlines", json.valueToTree(deadlines.aheadOf(ticket.key.id())));
    var proposal = proposals.open(ticket.key.marketplaceId(), ticket.key.id());
    var escalation = escalations.open(ticket.key.marketplaceId(), ticket.key.id());
    proposal.ifPresent(open -> view.set("proposal", json.valueToTree(open.view())));
    escalation.ifPresent(open -> view.put("escalation", open.id()));
    var pending = new Pending(proposal.isPresent(), escalation.isPresent());
    var actions = AllowedAction.of(ticket, directory.rules(ticket), reader, pending);
    view.set("allowed_actions", json.valueToTree(actions));
    expand.forEach(field -> expand(view, field, ticket));
    return new TicketView(ticket.version, view);
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
