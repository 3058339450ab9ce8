package io.posventa.portal.ticket;

import io.posventa.client.model.Escalation;
import io.posventa.client.model.EscalationStatus;
import io.posventa.client.model.Ticket;
import io.posventa.portal.page.Form;
import io.posventa.portal.page.Visit;
import java.util.List;
import java.util.Optional;

/**
 * What the page of a ticket shows.
 *
 * @param base the page's own address: several places show the same ticket
 * @param up the page that it belongs to; empty where it stands alone
 * @param step what the reader came to do; empty where they only look
 * @param sent a form that was refused, with what was typed
 */
public record TicketPage(
    Visit visit,
    String base,
    String up,
    Ticket ticket,
    List<Entry> entries,
    Next next,
    Steps steps,
    Optional<Escalation> escalation,
    String step,
    Optional<Form> sent) {

  /** The form of this name: as it was sent, or blank. */
  public Form form(String name) {
    return sent.filter(form -> form.name().equals(name)).orElseGet(() -> Form.blank(name));
  }

  /** Whether a step's form is unfolded. */
  public boolean opens(String name) {
    return step.equals(name) || sent.filter(form -> form.name().equals(name)).isPresent();
  }

  /** A refused form that the ticket, as it is by now, no longer offers. */
  public boolean isStranded() {
    return sent.filter(form -> !offers(form.name())).isPresent();
  }

  /** What the customer wrote, as evidence of their consent. */
  public List<Entry> customersMessages() {
    return entries.stream()
        .filter(entry -> entry.isMessage() && entry.side().equals("customer"))
        .toList();
  }

  public boolean isReviewed() {
    return escalation.filter(one -> one.getStatus() != EscalationStatus.OPEN).isPresent();
  }

  public boolean isUnderReview() {
    return ticket.getEscalation() != null;
  }

  private boolean offers(String form) {
    return switch (form) {
      case "reply" -> steps.replies();
      case "close" -> steps.closesSolved() || steps.withdraws();
      case "convert" -> steps.asksForRefund() || steps.turnsToSupport();
      case "propose" -> steps.proposes();
      case "consent" -> steps.savesTheSale();
      case "answer" -> steps.answersProposal();
      case "escalate" -> steps.escalates();
      default -> false;
    };
  }
}
