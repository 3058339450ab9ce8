package io.posventa.notification.email;

import io.posventa.notification.ticket.KnownTicket;
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
  void fetch(Optional<String> vendorId, Optional<String> orderId) {
    references.ensure("marketplace", tenancy.current());
    vendorId.ifPresent(id -> references.ensure("vendor", id));
    orderId.ifPresent(id -> references.ensure("order", id));
  }

  /** Reads an order and its vendor from their owners, if they have not arrived; as above. */
  void fetchOrder(String orderId) {
    var order = references.require("order", orderId).as(KnownOrder.class);
    fetch(Optional.of(order.vendor()), Optional.empty());
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
    var customer = ticket.map(known -> known.facts().customer()).orElse(order.customer());
    return new CaseFile(marketplace(), vendor(vendorId), customer, ticket, Optional.of(order));
  }

  /** The file of an order as it is given. */
  CaseFile ofOrder(KnownOrder order) {
    return new CaseFile(
        marketplace(),
        vendor(order.vendor()),
        order.customer(),
        Optional.empty(),
        Optional.of(order));
  }

  CaseFile.Marketplace marketplace() {
    return find("marketplace", tenancy.current(), CaseFile.Marketplace.class);
  }

  KnownOrder order(String id) {
    return find("order", id, KnownOrder.class);
  }

  private CaseFile.Vendor vendor(String id) {
    return find("vendor", id, CaseFile.Vendor.class);
  }

  private <T> T find(String kind, String id, Class<T> type) {
    return references
        .remembered(kind, id)
        .orElseThrow(() -> new IllegalStateException("No copy of " + kind + " " + id))
        .as(type);
  }
}
