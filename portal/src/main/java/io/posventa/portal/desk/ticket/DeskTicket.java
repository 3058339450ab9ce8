package io.posventa.portal.desk.ticket;

import io.posventa.portal.desk.Desk;
import io.posventa.portal.desk.DeskPlace;
import io.posventa.portal.ticket.TicketForms;
import io.posventa.portal.ticket.TicketPages;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;

/** A ticket as those who have signed in work on it. */
@Path("/desk/tickets/{id}")
class DeskTicket extends TicketForms {
  private final Desk desk;
  @RestPath String id;

  DeskTicket(Desk desk) {
    this.desk = desk;
  }

  @Override
  protected TicketPages.Place place() {
    var staff = desk.open(DeskPlace.TICKETS);
    return new TicketPages.Place(
        staff.visit(), id, DeskPlace.TICKETS.path() + "/tickets/" + id, DeskPlace.TICKETS.path());
  }
}
