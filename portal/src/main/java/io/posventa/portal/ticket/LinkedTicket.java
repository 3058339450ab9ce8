package io.posventa.portal.ticket;

import io.posventa.portal.page.Visits;
import io.posventa.portal.web.Cookies;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;

/** A ticket that a mail's link opened. */
@Path("/tickets/{id}")
class LinkedTicket extends TicketForms {
  private final Visits visits;
  @RestPath String id;

  LinkedTicket(Visits visits) {
    this.visits = visits;
  }

  @Override
  protected TicketPages.Place place() {
    return new TicketPages.Place(visits.byCookie(Cookies.CASE), id, "/tickets/" + id, "");
  }
}
