package io.posventa.rma.refund;

import io.posventa.platform.log.EventHandler;
import io.posventa.platform.log.IncomingEvent;
import io.posventa.rma.eligibility.Eligibilities;
import io.posventa.rma.order.Orders;
import io.posventa.rma.order.Sale;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * The refund behind a refund ticket: scheduled when the ticket is opened or becomes one, saved when
 * it is closed or becomes something else, executed when the ticket says so.
 */
@ApplicationScoped
class TicketRefunds implements EventHandler {
  private static final String OPENED = "ticket.opened";
  private static final String CONVERTED = "ticket.converted";
  private static final String CLOSED = "ticket.closed";
  private static final String EXECUTION_STARTED = "ticket.execution_started";

  private final Refunds refunds;
  private final RefundRepository repository;
  private final Orders orders;
  private final Eligibilities eligibilities;

  TicketRefunds(
      Refunds refunds, RefundRepository repository, Orders orders, Eligibilities eligibilities) {
    this.refunds = refunds;
    this.repository = repository;
    this.orders = orders;
    this.eligibilities = eligibilities;
  }

  @Override
  public Set<String> types() {
    return Set.of(OPENED, CONVERTED, CLOSED, EXECUTION_STARTED);
  }

  @Override
  public void prepare(IncomingEvent event) {
    var ticket = ticket(event);
    if (ticket.asksForRefund()) {
      var unused = eligibilities.rules(ticket.policy());
    }
  }

  @Override
  public void apply(IncomingEvent event) {
    var ticket = ticket(event);
    switch (event.type()) {
      case OPENED, CONVERTED -> follow(ticket, event.marketplaceId());
      case CLOSED -> save(ticket, event.marketplaceId());
      case EXECUTION_STARTED -> execute(ticket, event.marketplaceId());
      default -> throw new IllegalArgumentException(event.type());
    }
  }

  private static TicketFacts ticket(IncomingEvent event) {
    return event.read("ticket", TicketFacts.class);
  }

  private void follow(TicketFacts ticket, String marketplace) {
    if (!ticket.asksForRefund()) {
      save(ticket, marketplace);
    } else if (inState(ticket, marketplace, Refund.Status.SCHEDULED).isEmpty()) {
      refunds.schedule(facts(ticket));
    }
  }

  private void save(TicketFacts ticket, String marketplace) {
    inState(ticket, marketplace, Refund.Status.SCHEDULED).ifPresent(refunds::save);
  }

  /** A ticket that is executed again after a failure has a new refund. */
  private void execute(TicketFacts ticket, String marketplace) {
    if (!ticket.asksForRefund()) {
      return;
    }
    var sale = orders.lock(order(ticket));
    var made = repository.ofTicketLocked(marketplace, ticket.id());
    if (made.stream().anyMatch(TicketRefunds::isUnderWayOrDone)) {
      return;
    }
    made.stream()
        .filter(refund -> refund.status == Refund.Status.SCHEDULED)
        .findFirst()
        .ifPresentOrElse(refunds::execute, () -> refunds.executeNow(facts(ticket, sale)));
  }

  private static boolean isUnderWayOrDone(Refund refund) {
    return switch (refund.status) {
      case EXECUTING, NEEDS_PERSON, SUCCEEDED -> true;
      case REQUESTED, SCHEDULED, SAVED, FAILED -> false;
    };
  }

  private Optional<Refund> inState(TicketFacts ticket, String marketplace, Refund.Status status) {
    return repository.ofTicketLocked(marketplace, ticket.id()).stream()
        .filter(refund -> refund.status == status)
        .findFirst();
  }

  /** Amount, invoice and charge are fixed here and shown from now on. */
  private Refund.NewRefund facts(TicketFacts ticket) {
    return facts(ticket, orders.sale(order(ticket), Optional.empty()));
  }

  private Refund.NewRefund facts(TicketFacts ticket, Sale sale) {
    var rules = eligibilities.knownRules(ticket.policy());
    var invoice = sale.refundedInvoice();
    return new Refund.NewRefund(
        ticket.id(),
        sale.id(),
        sale.externalId(),
        invoice.map(Sale.Invoice::id).orElse(null),
        sale.vendorId(),
        invoice.isPresent() ? Refund.Basis.LAST_INVOICE : Refund.Basis.ORDER,
        sale.wholeRefund(),
        sale.subscription().isPresent() && rules.subscriptionLastInvoice(),
        sale.payment().provider(),
        sale.refundedCharge(),
        ticket.reason(),
        List.of());
  }

  private static String order(TicketFacts ticket) {
    return Objects.requireNonNull(ticket.order(), "a refund ticket without an order");
  }
}
