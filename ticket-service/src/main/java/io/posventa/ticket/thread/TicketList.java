package io.posventa.ticket.thread;

import io.posventa.platform.identity.Caller;
import io.posventa.platform.identity.Role;
import io.posventa.platform.page.Slice;
import io.posventa.ticket.party.Parties;
import io.posventa.ticket.party.Party;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;

/** The rows that a caller may list: all of its marketplace, of its vendor, or of one customer. */
@ApplicationScoped
class TicketList {
  private final TicketRepository tickets;
  private final Directory directory;
  private final Parties parties;
  private final Caller caller;

  TicketList(TicketRepository tickets, Directory directory, Parties parties, Caller caller) {
    this.tickets = tickets;
    this.directory = directory;
    this.parties = parties;
    this.caller = caller;
  }

  @Transactional
  List<TicketSnapshot> rows(TicketFilter filter, TicketSort sort, Slice slice) {
    var query =
        new TicketQuery(caller.marketplaceId(), sort, slice.fetch())
            .equal("status", filter.status().map(Enum::name))
            .equal("type", filter.type().map(Enum::name))
            .equal("awaiting", filter.awaiting().map(Enum::name))
            .equal("vendor_id", filter.vendor())
            .equal("order_id", filter.order().map(directory::idOf))
            .equal("number", filter.number().map(word -> word.toUpperCase(Locale.ROOT)))
            .email(filter.customerEmail())
            .flag(unreadColumn(parties.acting().party()), filter.unread())
            .after("created_at", filter.createdAfter())
            .before("created_at", filter.createdBefore())
            .after("updated_at", filter.updatedAfter())
            .before("updated_at", filter.updatedBefore())
            .behind(slice.after());
    confine(query);
    return tickets.page(query).stream().map(TicketSnapshot::of).toList();
  }

  private void confine(TicketQuery query) {
    query.ownVendor(caller.vendorId()).ownCase(caller.caseId());
    if (caller.role() == Role.CUSTOMER && caller.caseId().isEmpty()) {
      query.ownAddress(caller.actorId());
    }
  }

  private static String unreadColumn(Party reader) {
    return switch (reader) {
      case CUSTOMER -> "unread_customer";
      case VENDOR -> "unread_vendor";
      case OPERATOR, SYSTEM -> "unread_operator";
    };
  }
}
