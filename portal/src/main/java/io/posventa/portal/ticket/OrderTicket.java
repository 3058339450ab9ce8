package io.posventa.portal.ticket;

import io.posventa.portal.page.Visits;
import io.posventa.portal.web.Cookies;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;

/** A ticket of an order whose receipt a mail's link opened. */
@Path("/receipts/{order}/tickets/{id}")
class OrderTicket extends TicketForms {
  private final Visits visits;
  @RestPath String order;
  @RestPath String id;

  OrderTicket(Visits visits) {
    this.visits = visits;
  }

  @Override
  protected TicketPages.Place place() {
    String up = "/receipts/" + order;
    return new TicketPages.Place(visits.byCookie(Cookies.CASE), id, up + "/tickets/" + id, up);
  }
}
