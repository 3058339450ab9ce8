package io.posventa.ticket.thread;

import io.posventa.platform.tenant.TenantKey;
import io.posventa.ticket.party.Acting;
import io.posventa.ticket.party.Party;
import io.posventa.ticket.policy.AttachmentLimits;
import io.posventa.ticket.policy.TicketPolicy;
import io.posventa.ticket.policy.TicketType;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Tickets and rules as the tests of the state machine need them. */
final class Samples {
  static final Instant NOON = Instant.parse("2026-03-06T12:00:00Z");
  static final Acting CUSTOMER = acting(Party.CUSTOMER, "integration");
  static final Acting VENDOR = acting(Party.VENDOR, "vendor_agent");
  static final Acting OPERATOR = acting(Party.OPERATOR, "operator");
  static final Acting PHONE =
      new Acting(Party.CUSTOMER, "operator", "key_phone", Optional.of(Party.CUSTOMER));

  private Samples() {}

  static Acting acting(Party party, String role) {
    return new Acting(party, role, "key_" + role, Optional.empty());
  }

  static Rules rules() {
    return rules(TicketPolicy.VendorChange.REQUIRE);
  }

  static Rules rules(TicketPolicy.VendorChange consent) {
    return new Rules(policy(consent, true), false);
  }

  static Rules immediate() {
    return new Rules(policy(TicketPolicy.VendorChange.REQUIRE, true), true);
  }

  static Rules unsaving() {
    return new Rules(policy(TicketPolicy.VendorChange.REQUIRE, false), false);
  }

  private static TicketPolicy policy(TicketPolicy.VendorChange consent, boolean maySave) {
    return new TicketPolicy(
        "policy_1",
        "clickbank",
        1,
        Set.of(TicketType.values()),
        Set.of(Party.CUSTOMER, Party.VENDOR, Party.OPERATOR),
        Set.of(Party.CUSTOMER, Party.VENDOR, Party.SYSTEM),
        consent,
        true,
        maySave,
        true,
        true,
        new AttachmentLimits(true, 1_000, 2, Set.of("text/plain")));
  }

  static Ticket ticket(TicketType type, Acting by) {
    return ticket(type, by, rules());
  }

  static Ticket ticket(TicketType type, Acting by, Rules rules) {
    var customer = new Customer("Ana Pérez", "ana@example.com", "es");
    var opening =
        new Opening(
            type,
            "It is not what I expected",
            Optional.empty(),
            Optional.of(new OrderFacts("order_1", "A-1001", "vendor_1", customer)),
            "vendor_1",
            customer,
            "es",
            Ticket.Channel.API,
            new TreeSet<>(),
            by);
    var ticket = new Ticket(new TenantKey("mkt_1", "ticket_1"), "T-100001", opening, rules, NOON);
    ticket.historyHash = "written";
    return ticket;
  }
}
