package io.posventa.portal.ticket;

import io.posventa.client.model.AllowedAction;
import io.posventa.client.model.Ticket;
import io.posventa.client.model.TicketStatus;
import io.posventa.client.model.TicketType;
import io.posventa.portal.page.Side;
import java.util.List;
import java.util.Objects;

/** What the reader may do here, as the API says it, and how that is called for this ticket. */
public record Steps(Ticket ticket, Side side) {

  public boolean replies() {
    return allows(AllowedAction.ActionEnum.REPLY);
  }

  /** Closing a question that is solved. */
  public boolean closesSolved() {
    return allows(AllowedAction.ActionEnum.CLOSE) && isSupport();
  }

  /** Taking back one's own request, or the customer's by whoever may. */
  public boolean withdraws() {
    return allows(AllowedAction.ActionEnum.CLOSE) && !isSupport();
  }

  /** The vendor's own request, within its minutes. */
  public boolean takesBack() {
    return withdraws() && side == Side.VENDOR;
  }

  public boolean asksForRefund() {
    return allows(AllowedAction.ActionEnum.CONVERT) && isSupport();
  }

  public boolean turnsToSupport() {
    return allows(AllowedAction.ActionEnum.CONVERT) && !isSupport();
  }

  /** The request is the customer's, and the vendor would like to help instead. */
  public boolean savesTheSale() {
    return side == Side.VENDOR
        && isOpen()
        && "consent-required".equals(code(AllowedAction.ActionEnum.CLOSE));
  }

  /** The vendor has lost the chance to save sales. */
  public boolean mayNotSave() {
    return side == Side.VENDOR
        && isOpen()
        && "vendor-may-not-save".equals(code(AllowedAction.ActionEnum.CLOSE));
  }

  public boolean proposes() {
    return savesTheSale()
        && allows(AllowedAction.ActionEnum.PROPOSE)
        && ticket.getProposal() == null;
  }

  public boolean escalates() {
    return allows(AllowedAction.ActionEnum.ESCALATE) && ticket.getEscalation() == null;
  }

  public boolean answersProposal() {
    return side == Side.CUSTOMER && isOpen() && ticket.getProposal() != null;
  }

  public boolean awaitsAnswerToProposal() {
    return side != Side.CUSTOMER && isOpen() && ticket.getProposal() != null;
  }

  public boolean marksRead() {
    return Boolean.TRUE.equals(ticket.getUnread()) && allows(AllowedAction.ActionEnum.READ);
  }

  public boolean any() {
    return closesSolved() || withdraws() || asksForRefund() || turnsToSupport() || savesTheSale();
  }

  /** What a vendor says without proof, the customer may see and contest. */
  public boolean claimedConsent() {
    var consent = ticket.getConsent();
    return consent != null && Boolean.TRUE.equals(consent.getClaimed());
  }

  public boolean isSupport() {
    return ticket.getType() == TicketType.SUPPORT;
  }

  private boolean isOpen() {
    return ticket.getStatus() == TicketStatus.OPEN;
  }

  private boolean allows(AllowedAction.ActionEnum action) {
    return actions().stream()
        .anyMatch(one -> one.getAction() == action && Boolean.TRUE.equals(one.getAllowed()));
  }

  private String code(AllowedAction.ActionEnum action) {
    return actions().stream()
        .filter(one -> one.getAction() == action && !Boolean.TRUE.equals(one.getAllowed()))
        .map(one -> Objects.requireNonNullElse(one.getCode(), ""))
        .findFirst()
        .orElse("");
  }

  private List<AllowedAction> actions() {
    return Objects.requireNonNullElse(ticket.getAllowedActions(), List.of());
  }
}
