package io.posventa.ticket.thread;

import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import io.posventa.platform.ref.Reference;
import io.posventa.platform.ref.References;
import io.posventa.platform.tenant.Tenancy;
import io.posventa.platform.tenant.TenantRead;
import io.posventa.ticket.policy.Policies;
import io.posventa.ticket.policy.TicketPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Supplier;

/** Orders, vendors and policies as tickets know them. */
@ApplicationScoped
class Directory {
  private static final String EXTERNAL = "ext:";
  private static final String ORDER = "order";
  private static final String VENDOR = "vendor";

  private final References references;
  private final Policies policies;
  private final Tenancy tenancy;
  private final OrderNames orderNames;

  Directory(References references, Policies policies, Tenancy tenancy, OrderNames orderNames) {
    this.references = references;
    this.policies = policies;
    this.tenancy = tenancy;
    this.orderNames = orderNames;
  }

  /**
   * The order by its id or {@code ext:} name, from its owner if need be; never in a transaction.
   */
  OrderFacts requireOrder(String reference) {
    try {
      return references.require(ORDER, idOf(reference)).as(OrderFacts.class);
    } catch (Refusal refusal) {
      throw refusal.problem() == CommonProblem.NOT_FOUND ? unknownOrder() : refusal;
    }
  }

  /** The id that a filter names; the name itself when no order is known by it. */
  String idOf(String reference) {
    return reference.startsWith(EXTERNAL)
        ? orderNames.find(reference.substring(EXTERNAL.length())).orElse(reference)
        : reference;
  }

  static Refusal unknownOrder() {
    return Refusal.field(CommonProblem.NOT_FOUND, "/order", "not_found", "There is no such order.");
  }

  VendorFacts requireVendor(String id) {
    return references.require(VENDOR, id).as(VendorFacts.class);
  }

  /** The vendor of a ticket: it was required when the ticket was opened. */
  VendorFacts vendor(String id) {
    return kept(references.find(VENDOR, id), id);
  }

  private static VendorFacts kept(Optional<Reference> vendor, String id) {
    return vendor
        .map(reference -> reference.as(VendorFacts.class))
        .orElseThrow(() -> new IllegalStateException("Vendor " + id + " is gone."));
  }

  MarketplaceFacts requireMarketplace() {
    return references.require("marketplace", tenancy.current()).as(MarketplaceFacts.class);
  }

  /** The policy version that a ticket opened now keeps. */
  TicketPolicy requirePolicy(MarketplaceFacts marketplace) {
    return policies.require(marketplace.policy());
  }

  /** The rules that a ticket obeys. */
  Rules rules(Ticket ticket) {
    return rules(ticket, vendor(ticket.vendorId));
  }

  /** The rules that a ticket obeys, read together with other rows. */
  Supplier<Rules> rules(TenantRead.Together together, Ticket ticket) {
    var vendor = references.find(together, VENDOR, ticket.vendorId);
    return () -> rules(ticket, kept(vendor.get(), ticket.vendorId));
  }

  private Rules rules(Ticket ticket, VendorFacts vendor) {
    return new Rules(policies.kept(ticket.policyId), vendor.isImmediate());
  }

  Optional<Reference> find(String kind, String id) {
    return references.find(kind, id);
  }
}
