package io.posventa.notification.email;

import io.posventa.notification.template.MailContent;
import io.posventa.notification.template.MailContent.Actor;
import io.posventa.notification.template.MailContent.Comment;
import io.posventa.notification.template.Occasion;
import io.posventa.notification.template.Party;
import io.posventa.notification.ticket.KnownTicket;
import io.posventa.notification.ticket.TicketFacts.Person;
import io.posventa.platform.money.Money;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is known of a case and its parties when something happens to it. */
record CaseFile(
    Marketplace marketplace,
    Vendor vendor,
    Person customer,
    Optional<KnownTicket> ticket,
    Optional<Order> order) {

  record Marketplace(String name, String locale) {}

  record Vendor(
      String name,
      String accountEmail,
      Optional<String> supportEmail,
      String effectiveTimeZone,
      Optional<String> locale) {}

  record Order(
      String externalId,
      Person customer,
      List<Line> lines,
      Payment payment,
      Optional<Money> total,
      Instant placedAt,
      Optional<List<Invoice>> invoices) {

    record Line(String name) {}

    record Payment(Optional<Money> capturedAmount) {}

    record Invoice(String id, Optional<String> number, Optional<String> externalId) {}

    MailContent.Order content() {
      return new MailContent.Order(
          externalId,
          lines.stream().map(Line::name).toList(),
          total.or(payment::capturedAmount),
          Optional.of(placedAt));
    }

    /** The number that an invoice is known by. */
    Optional<String> invoiceNumber(String id) {
      return invoices.stream()
          .flatMap(List::stream)
          .filter(invoice -> invoice.id().equals(id))
          .findFirst()
          .flatMap(invoice -> invoice.number().or(invoice::externalId));
    }
  }

  /** The customer-service address of a vendor, or else that of the account. */
  String address(Party reader) {
    return reader == Party.VENDOR
        ? vendor.supportEmail().orElse(vendor.accountEmail())
        : customer.email();
  }

  /** Each party's own language, or else the marketplace's. */
  Locale locale(Party reader) {
    return Locale.forLanguageTag(
        (reader == Party.VENDOR ? vendor.locale() : customer.locale())
            .orElse(marketplace.locale()));
  }

  /** Both read the times of the clock that runs: the vendor's. No customer has told a zone. */
  private ZoneId zone() {
    return ZoneId.of(vendor.effectiveTimeZone());
  }

  /** The mail about this, until its thread and deadlines are known. */
  MailContent content(Occasion occasion, Party reader, URI pages, List<Comment> comments) {
    return new MailContent(
        occasion,
        reader,
        locale(reader),
        zone(),
        marketplace.name(),
        pages,
        new MailContent.Names(customer.name(), vendor.name()),
        ticket.map(KnownTicket::content),
        order.map(Order::content),
        comments,
        Optional.empty());
  }

  /** One of the parties, under the name that it has here. */
  Actor actor(Party party) {
    return new Actor(
        party,
        switch (party) {
          case CUSTOMER -> customer.name();
          case VENDOR -> Optional.of(vendor.name());
          case OPERATOR, SYSTEM -> Optional.empty();
        });
  }
}
