package io.posventa.ticket.thread;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.posventa.platform.log.Change;
import io.posventa.platform.log.Outbox;
import io.posventa.platform.problem.Refusal;
import io.posventa.ticket.history.Chain;
import io.posventa.ticket.history.History;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;

/** Writes down what a transaction did to a ticket: one version, one event, one history entry. */
@ApplicationScoped
class TicketJournal {
  private static final String ONE_REQUEST = "ticket_one_open_request";

  private final Outbox outbox;
  private final History history;
  private final EntityManager entities;
  private final ObjectMapper json;

  TicketJournal(Outbox outbox, History history, EntityManager entities, ObjectMapper json) {
    this.outbox = outbox;
    this.history = history;
    this.entities = entities;
    this.json = json;
  }

  void record(Ticket ticket, TicketEvent event, Instant now) {
    long version = ticket.nextVersion();
    var snapshot = TicketSnapshot.of(ticket, version);
    var data = new LinkedHashMap<String, Object>();
    data.put("ticket", snapshot);
    event.written().map(MessageView::of).ifPresent(message -> data.put("message", message));
    data.putAll(event.facts());
    event.consent().ifPresent(consent -> data.put("consent", consent));
    String id = ticket.key.id();
    String eventId = outbox.append(new Change(event.type(), id, version, now, id, data));
    String salt = UUID.randomUUID().toString();
    ticket.historyHash =
        history.append(
            ticket.historyHash,
            new History.Fact(
                id,
                version,
                now,
                event.type(),
                event.by(),
                event.counts(),
                eventId,
                ticket.policyId,
                facts(ticket, event, salt),
                json.createObjectNode()
                    .put("salt", salt)
                    .set("ticket", json.valueToTree(snapshot))));
    keep(ticket, event);
  }

  /** What the chain covers: everything but personal text, of which it has the salted digest. */
  private ObjectNode facts(Ticket ticket, TicketEvent event, String salt) {
    ObjectNode facts = json.createObjectNode();
    facts.set("type", json.valueToTree(ticket.type));
    facts.set("status", json.valueToTree(ticket.status));
    facts.setAll((ObjectNode) json.valueToTree(event.facts()));
    facts.remove("by"); // the entry names it
    if (facts.get("proposal") instanceof ObjectNode proposal) {
      seal(proposal, "comment", salt);
    }
    if (facts.get("escalation") instanceof ObjectNode escalation) {
      seal(escalation, "reason", salt);
      unname(escalation);
      if (escalation.get("decision") instanceof ObjectNode decision) {
        seal(decision, "note", salt);
      }
    }
    event
        .written()
        .ifPresent(
            message -> {
              ObjectNode written =
                  facts
                      .putObject("message")
                      .put("id", message.key.id())
                      .put("body_digest", Chain.salted(salt, message.body));
              if (!message.attachments.isEmpty()) {
                written.set("attachments", json.valueToTree(message.attachments));
                unname(written);
              }
            });
    event
        .consent()
        .ifPresent(
            consent -> {
              ObjectNode sealed = json.valueToTree(consent);
              seal(sealed, "evidence", salt);
              facts.set("consent", sealed);
            });
    return facts;
  }

  /** A file's name may be a person's; its digest tells which file it was. */
  private static void unname(ObjectNode holder) {
    holder.path("attachments").forEach(file -> ((ObjectNode) file).remove("name"));
  }

  private static void seal(ObjectNode node, String field, String salt) {
    if (node.hasNonNull(field)) {
      node.put(field + "_digest", Chain.salted(salt, node.get(field).asText()));
      node.remove(field);
    }
  }

  /**
   * What is new is written last, whole: a row that changes before its first flush is two versions.
   */
  private void keep(Ticket ticket, TicketEvent event) {
    try {
      if (!entities.contains(ticket)) {
        entities.persist(ticket);
      }
      event.written().ifPresent(entities::persist);
      entities.flush();
    } catch (ConstraintViolationException e) {
      if (ONE_REQUEST.equals(e.getConstraintName())) {
        throw new Refusal(
            TicketProblem.REFUND_ALREADY_REQUESTED,
            "The order has a request that is not settled yet.");
      }
      throw e;
    }
  }
}
