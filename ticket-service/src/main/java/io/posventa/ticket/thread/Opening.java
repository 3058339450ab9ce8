package io.posventa.ticket.thread;

import io.posventa.ticket.party.Acting;
import io.posventa.ticket.policy.TicketType;
import java.util.Optional;
import java.util.SortedSet;

/** What a ticket is opened with, once everything in it is known to exist. */
record Opening(
    TicketType type,
    String subject,
    Optional<String> reason,
    Optional<OrderFacts> order,
    String vendor,
    Customer customer,
    String locale,
    Ticket.Channel channel,
    SortedSet<String> tags,
    Acting by) {

  /** The same, for the customer as the order has it in this transaction. */
  Opening heldBy(HeldOrders orders) {
    var current =
        order.flatMap(known -> orders.share(known.id())).map(OrderFacts::customer).orElse(customer);
    return new Opening(type, subject, reason, order, vendor, current, locale, channel, tags, by);
  }
}
