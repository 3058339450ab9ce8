package io.posventa.ticket.thread;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.posventa.platform.ref.Reference;
import io.posventa.platform.ref.ReferenceSource;
import io.posventa.platform.tenant.Tenancy;
import io.posventa.platform.tenant.TenantKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Tickets for services that have not heard of one yet. */
@ApplicationScoped
class TicketReferences implements ReferenceSource {
  private final TicketRepository tickets;
  private final Tenancy tenancy;
  private final ObjectMapper json;

  TicketReferences(TicketRepository tickets, Tenancy tenancy, ObjectMapper json) {
    this.tickets = tickets;
    this.tenancy = tenancy;
    this.json = json;
  }

  @Override
  public String kind() {
    return "ticket";
  }

  @Override
  @Transactional
  public Optional<Reference> read(String id) {
    return tickets
        .findByIdOptional(new TenantKey(tenancy.current(), id))
        .map(
            ticket ->
                new Reference(
                    kind(), id, ticket.version, json.valueToTree(TicketSnapshot.of(ticket))));
  }
}
