package io.posventa.portal.desk.inbox;

import io.posventa.client.model.Customer;
import io.posventa.client.model.Deadline;
import io.posventa.client.model.Ticket;
import io.posventa.client.model.TicketStatus;
import io.posventa.portal.desk.Staff;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One ticket of the inbox.
 *
 * @param mine whether it is the reader's side's move
 * @param due when it is refunded or cancelled, or closed, unless something happens
 */
record InboxRow(
    Ticket ticket,
    String customer,
    String vendor,
    boolean unread,
    boolean mine,
    Optional<Deadline> due) {

  static InboxRow of(
      Ticket ticket, Staff staff, String vendor, boolean unread, Optional<Deadline> due) {
    return new InboxRow(
        ticket,
        name(ticket.getCustomer()),
        vendor,
        unread,
        ticket.getAwaiting().getValue().equals(staff.side()),
        due);
  }

  public String href() {
    return "/desk/tickets/" + ticket.getId();
  }

  public String type() {
    return ticket.getType().getValue();
  }

  public String status() {
    return ticket.getStatus().getValue();
  }

  public String awaiting() {
    return ticket.getAwaiting().getValue();
  }

  public boolean isOpen() {
    return ticket.getStatus() == TicketStatus.OPEN;
  }

  public boolean isDue() {
    return due.isPresent();
  }

  public Instant dueAt() {
    return due.orElseThrow().getDueAt();
  }

  /** What comes then: {@code execute} or {@code close}. */
  public String dueAction() {
    return due.orElseThrow().getAction().getValue();
  }

  private static String name(Customer customer) {
    return Objects.requireNonNullElse(customer.getName(), customer.getEmail());
  }
}
