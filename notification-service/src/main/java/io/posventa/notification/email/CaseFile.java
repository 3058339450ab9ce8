package io.posventa.notification.email;

import io.posventa.notification.template.MailContent;
import io.posventa.notification.template.MailContent.Actor;
import io.posventa.notification.template.MailContent.Comment;
import io.posventa.notification.template.MailLink;
import io.posventa.notification.template.Occasion;
import io.posventa.notification.template.Party;
import io.posventa.notification.template.Reader;
import io.posventa.notification.ticket.KnownTicket;
import io.posventa.notification.ticket.TicketFacts.Person;
import java.net.URI;
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
    Optional<KnownOrder> order) {

  record Marketplace(String name, String locale, Optional<String> timeZone) {
    /** Where no vendor's clock runs. */
    ZoneId zone() {
      return timeZone.map(ZoneId::of).orElse(ZoneId.of("UTC"));
    }
  }

  record Vendor(
      String id,
      String name,
      String accountEmail,
      Optional<String> supportEmail,
      String effectiveTimeZone,
      Optional<String> locale) {}

  /** The customer-service address of a vendor, or else that of the account. */
  String address(Reader reader) {
    return reader == Reader.VENDOR
        ? vendor.supportEmail().orElse(vendor.accountEmail())
        : customer.email();
  }

  /** Each party's own language, or else the marketplace's. */
  Locale locale(Reader reader) {
    return Locale.forLanguageTag(
        (reader == Reader.VENDOR ? vendor.locale() : customer.locale())
            .orElse(marketplace.locale()));
  }

  /** Both read the times of the clock that runs: the vendor's. No customer has told a zone. */
  private ZoneId zone() {
    return ZoneId.of(vendor.effectiveTimeZone());
  }

  /** The mail about this to one of the parties, until its thread and deadlines are known. */
  MailContent content(Occasion occasion, Party party, URI pages, List<Comment> comments) {
    return content(occasion, Reader.of(party), pages, link(party), comments);
  }

  MailContent content(
      Occasion occasion,
      Reader reader,
      URI pages,
      Optional<MailLink> link,
      List<Comment> comments) {
    return new MailContent(
        occasion,
        reader,
        locale(reader),
        zone(),
        marketplace.name(),
        pages,
        new MailContent.Names(customer.name(), Optional.of(vendor.name())),
        link,
        ticket.map(KnownTicket::content),
        order.map(KnownOrder::content),
        comments,
        Optional.empty());
  }

  /** What the party's links open: the ticket, or else the order. */
  private Optional<MailLink> link(Party party) {
    var side = party == Party.VENDOR ? Optional.of(vendor.id()) : Optional.<String>empty();
    return ticket
        .map(KnownTicket::facts)
        .map(facts -> new MailLink.ToCase(facts.id(), party, side, facts.order()))
        .or(() -> order.map(o -> new MailLink.ToCase(o.id(), party, side, Optional.empty())))
        .map(MailLink.class::cast);
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
