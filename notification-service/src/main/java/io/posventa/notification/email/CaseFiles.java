package io.posventa.notification.email;

import io.posventa.notification.ticket.KnownTicket;
import io.posventa.notification.ticket.TicketFacts.Person;
import io.posventa.platform.ref.References;
import io.posventa.platform.tenant.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Gathers what is known of a case. */
@ApplicationScoped
class CaseFiles {
  private final References references;
  private final Tenancy tenancy;

  CaseFiles(References references, Tenancy tenancy) {
    this.references = references;
    this.tenancy = tenancy;
  }

  /** Reads from their owners what has not arrived yet; not in a transaction. */
  void fetch(String vendorId, Optional<String> orderId) {
    references.require("marketplace", tenancy.current());
    references.require("vendor", vendorId);
    orderId.ifPresent(id -> references.require("order", id));
  }

  /** The file of a ticket. */
  CaseFile ofTicket(KnownTicket ticket) {
    var facts = ticket.facts();
    return new CaseFile(
        marketplace(),
        vendor(facts.vendor()),
        facts.customer(),
        Optional.of(ticket),
        facts.order().map(this::order));
  }

  /** The file of money that was returned, with a ticket or without. */
  CaseFile ofRefund(String vendorId, String orderId, Optional<KnownTicket> ticket) {
    var order = order(orderId);
    Person customer = ticket.map(known -> known.facts().customer()).orElse(order.customer());
    return new CaseFile(marketplace(), vendor(vendorId), customer, ticket, Optional.of(order));
  }

  private CaseFile.Marketplace marketplace() {
    return find("marketplace", tenancy.current(), CaseFile.Marketplace.class);
  }

  private CaseFile.Vendor vendor(String id) {
    return find("vendor", id, CaseFile.Vendor.class);
  }

  private CaseFile.Order order(String id) {
    return find("order", id, CaseFile.Order.class);
  }

  private <T> T find(String kind, String id, Class<T> type) {
    return references
        .find(kind, id)
        .orElseThrow(() -> new IllegalStateException("No copy of " + kind + " " + id))
        .as(type);
  }
}
