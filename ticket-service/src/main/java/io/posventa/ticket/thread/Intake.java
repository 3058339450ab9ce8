package io.posventa.ticket.thread;

import io.posventa.platform.identity.Caller;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import io.posventa.platform.time.TenantClock;
import io.posventa.ticket.eligibility.Eligibility;
import io.posventa.ticket.party.Acting;
import io.posventa.ticket.party.Parties;
import io.posventa.ticket.policy.TicketType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Learns, before the transaction, what a request needs to know from others. An order that is known
 * here costs no call; only the right to a refund or a cancellation is always asked for.
 */
@ApplicationScoped
class Intake {
  private final Directory directory;
  private final Eligibility eligibility;
  private final Parties parties;
  private final Caller caller;
  private final TenantClock clock;

  Intake(
      Directory directory,
      Eligibility eligibility,
      Parties parties,
      Caller caller,
      TenantClock clock) {
    this.directory = directory;
    this.eligibility = eligibility;
    this.parties = parties;
    this.caller = caller;
    this.clock = clock;
  }

  /** A ticket that may be opened, and the rules that it will keep. */
  record Admission(Opening opening, Rules rules) {}

  Admission admit(Commands.OpenTicket command, Acting by) {
    Ticket.Channel channel = channel(command);
    var order = directory.requireOrder(command.order());
    boolean foreign =
        caller.vendorId().filter(vendor -> !vendor.equals(order.vendor())).isPresent();
    if (foreign || !caller.reaches(order.id())) {
      throw Directory.unknownOrder();
    }
    var marketplace = directory.requireMarketplace();
    var rules =
        new Rules(
            directory.requirePolicy(marketplace),
            directory.requireVendor(order.vendor()).isImmediate());
    Hindrance.refuse(rules.opening(command.type(), by.party()));
    if (command.type().isRequest()) {
      eligibility.require(
          new Eligibility.Request(
              order.id(),
              command.type(),
              by.party(),
              clock.now(),
              order.vendor(),
              rules.policy().id()));
    }
    var customer = order.customer();
    String locale =
        command
            .locale()
            .or(() -> Optional.ofNullable(customer.locale()))
            .or(marketplace::locale)
            .orElse("en");
    return new Admission(
        new Opening(
            command.type(),
            command.subject(),
            command.reason(),
            Optional.of(order),
            order.vendor(),
            customer,
            locale,
            channel,
            new TreeSet<>(command.tags().orElse(List.of())),
            by),
        rules);
  }

  private Ticket.Channel channel(Commands.OpenTicket command) {
    var usual = parties.isOnThePhone() ? Ticket.Channel.PHONE : Ticket.Channel.API;
    Ticket.Channel channel = command.channel().orElse(usual);
    if (channel == Ticket.Channel.PHONE && !parties.isStaff()) {
      throw Refusal.field(
          CommonProblem.FORBIDDEN, "/channel", "forbidden", "Only operators take calls.");
    }
    if (channel != Ticket.Channel.PHONE && parties.isOnThePhone()) {
      throw Refusal.field(
          CommonProblem.FORBIDDEN, "/channel", "forbidden", "Your customers are on the phone.");
    }
    return channel;
  }

  /**
   * Asks for the right to what an open ticket shall become. The age of the sale counts as of the
   * ticket's opening: slow support costs the customer nothing.
   */
  void admit(Ticket ticket, TicketType to, Acting by) {
    Hindrance.refuse(directory.rules(ticket).converting(ticket, by.party(), to));
    if (to.isRequest() && ticket.orderId != null) {
      eligibility.require(
          new Eligibility.Request(
              ticket.orderId, to, by.party(), ticket.createdAt, ticket.vendorId, ticket.policyId));
    }
  }
}
