package io.posventa.ticket.thread;

import io.posventa.platform.http.IfMatch;
import io.posventa.platform.identity.Caller;
import io.posventa.platform.identity.Role;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import io.posventa.platform.tenant.TenantKey;
import io.posventa.ticket.attachment.Readers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Which tickets the current caller may see. What it may not see does not exist for it. */
@ApplicationScoped
class Access implements Readers {
  private final TicketRepository tickets;
  private final Caller caller;
  private final IfMatch ifMatch;

  Access(TicketRepository tickets, Caller caller, IfMatch ifMatch) {
    this.tickets = tickets;
    this.caller = caller;
    this.ifMatch = ifMatch;
  }

  Ticket read(String id) {
    return visible(tickets.findByIdOptional(key(id)));
  }

  /** The ticket with its row held, at the version that the request insists on. */
  Ticket write(String id) {
    var ticket = visible(tickets.lock(key(id)));
    ifMatch.check(ticket.version);
    return ticket;
  }

  /** The ticket with its row held, for what has a version of its own. */
  Ticket hold(String id) {
    return visible(tickets.lock(key(id)));
  }

  @Override
  @Transactional
  public boolean maySee(String ticketId) {
    return tickets.findByIdOptional(key(ticketId)).filter(this::isVisible).isPresent();
  }

  private TenantKey key(String id) {
    return new TenantKey(caller.marketplaceId(), id);
  }

  private Ticket visible(Optional<Ticket> ticket) {
    return ticket
        .filter(this::isVisible)
        .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND, "There is no such ticket."));
  }

  /** A link reaches its own case; a customer without one is known by the address. */
  private boolean isVisible(Ticket ticket) {
    if (!caller.reaches(ticket.key.id(), ticket.orderId)) {
      return false;
    }
    if (caller.role() == Role.CUSTOMER && caller.caseId().isEmpty()) {
      return caller.actorId().equalsIgnoreCase(ticket.customer.email());
    }
    return caller.vendorId().map(ticket.vendorId::equals).orElse(true);
  }
}
