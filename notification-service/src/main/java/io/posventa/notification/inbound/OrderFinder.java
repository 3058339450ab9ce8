package io.posventa.notification.inbound;

import io.posventa.notification.template.Party;
import io.posventa.platform.log.TemporaryFailure;
import io.posventa.platform.ref.References;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Finds the orders that a mail names, and whether its writer is a party to them. */
@ApplicationScoped
class OrderFinder {
  private final OrderDoor door;
  private final References references;

  OrderFinder(@RestClient OrderDoor door, References references) {
    this.door = door;
    this.references = references;
  }

  private record Vendor(String accountEmail, Optional<String> supportEmail) {
    boolean has(Sender sender) {
      return sender.is(accountEmail) || supportEmail.filter(sender::is).isPresent();
    }
  }

  /**
   * An order that a mail names.
   *
   * @param writer on which side of it the mail's writer stands; none: on no side
   */
  record Mentioned(String order, Optional<Party> writer) {}

  /** The orders named in the subject, or else in the text. Not in a transaction. */
  List<Mentioned> find(ReceivedMail mail, Sender sender) {
    var words = OrderWords.of(mail.subject(), mail.text());
    var orders = words.all().isEmpty() ? List.<OrderDoor.Order>of() : ask(words, sender);
    var ofSubject = orders.stream().filter(order -> words.isInSubject(order.externalId())).toList();
    return (ofSubject.isEmpty() ? orders : ofSubject)
        .stream()
            .map(
                order ->
                    new Mentioned(
                        order.id(), mail.isAuthentic() ? side(order, sender) : Optional.empty()))
            .toList();
  }

  private List<OrderDoor.Order> ask(OrderWords words, Sender sender) {
    try {
      return door.find(new OrderDoor.Mail(words.all(), Optional.of(sender.address()))).orders();
    } catch (RuntimeException e) {
      throw new TemporaryFailure("rma-service does not tell orders: " + e.getMessage(), e);
    }
  }

  /** Who is both is the customer, whose request waits longer. */
  private Optional<Party> side(OrderDoor.Order order, Sender sender) {
    if (order.customerEmail().filter(sender::is).isPresent()) {
      return Optional.of(Party.CUSTOMER);
    }
    return Stream.of(references.require("vendor", order.vendor()).as(Vendor.class))
        .filter(vendor -> vendor.has(sender))
        .map(_ -> Party.VENDOR)
        .findFirst();
  }
}
