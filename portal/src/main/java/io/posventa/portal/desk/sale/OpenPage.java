package io.posventa.portal.desk.sale;

import io.posventa.client.model.Ticket;
import io.posventa.portal.desk.Staff;
import io.posventa.portal.page.Form;
import java.util.List;

/**
 * A ticket about to be opened for an order.
 *
 * @param phone whether a customer is on the phone; else the vendor opens it
 * @param tickets those that there are about the order already
 */
record OpenPage(
    Staff staff, boolean phone, Sale sale, List<Choice> choices, List<Known> tickets, Form form) {

  /** One that there is already. */
  public record Known(String href, String number, String subject, String type, String status) {
    static Known of(Ticket ticket) {
      return new Known(
          "/desk/tickets/" + ticket.getId(),
          ticket.getNumber(),
          ticket.getSubject(),
          ticket.getType().getValue(),
          ticket.getStatus().getValue());
    }
  }

  OpenPage with(Form other) {
    return new OpenPage(staff, phone, sale, choices, tickets, other);
  }

  public String place() {
    return phone ? "/desk/phone" : "/desk/transactions";
  }

  public String action() {
    return place() + "/" + sale.id() + "/ticket";
  }

  public boolean isPossible() {
    return choices.stream().anyMatch(Choice::allowed);
  }

  public boolean isChosen(Choice choice) {
    return choice.allowed() && form.is("type", choice.type());
  }

  /** Whether this may be opened now. */
  boolean offers(String type) {
    return choices.stream().anyMatch(choice -> choice.allowed() && choice.type().equals(type));
  }
}
