package io.posventa.ticket.thread;

import io.posventa.platform.tenant.Tenancy;
import io.posventa.platform.tenant.TenantKey;
import io.posventa.platform.time.TenantClock;
import io.posventa.ticket.consent.Proposals;
import io.posventa.ticket.history.History;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the suite itself does to tickets, on a held row. A fact that comes when the ticket has moved
 * on changes nothing: the answer says whether there was an effect.
 */
@ApplicationScoped
public class Cases {
  private final TicketRepository tickets;
  private final HeldOrders orders;
  private final Proposals proposals;
  private final History history;
  private final TicketJournal journal;
  private final TenantClock clock;
  private final Tenancy tenancy;

  Cases(
      TicketRepository tickets,
      HeldOrders orders,
      Proposals proposals,
      History history,
      TicketJournal journal,
      TenantClock clock,
      Tenancy tenancy) {
    this.tickets = tickets;
    this.orders = orders;
    this.proposals = proposals;
    this.history = history;
    this.journal = journal;
    this.clock = clock;
    this.tenancy = tenancy;
  }

  /**
   * What happened to the ticket after a version and counts as an answer. The row is held from here
   * on, so nothing more can happen before the caller's transaction ends.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public List<History.Later> hold(String ticketId, long version) {
    var ticket = lock(ticketId);
    return history.since(ticket.key.id(), version);
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public boolean warn(String ticketId, DueStep step) {
    return apply(ticketId, Ticket.Status.OPEN, ticket -> ticket.warn(step, clock.now()));
  }

  /** Closes what nobody answered. */
  @Transactional(Transactional.TxType.MANDATORY)
  public boolean expire(String ticketId, Optional<String> closeReason) {
    var why =
        closeReason
            .map(reason -> Ticket.CloseReason.valueOf(reason.toUpperCase(Locale.ROOT)))
            .orElse(Ticket.CloseReason.INACTIVITY);
    return apply(
        ticketId,
        Ticket.Status.OPEN,
        ticket -> {
          proposals.voidOpen(tenancy.current(), ticketId, clock.now());
          return ticket.expire(why, clock.now());
        });
  }

  /** The point of no return: from the commit on, the request is processed. */
  @Transactional(Transactional.TxType.MANDATORY)
  public boolean execute(String ticketId, DueStep step) {
    if (!lock(ticketId).isRequest()) {
      return false;
    }
    return apply(
        ticketId,
        Ticket.Status.OPEN,
        ticket -> {
          proposals.voidOpen(tenancy.current(), ticketId, clock.now());
          return ticket.execute(step, clock.now());
        });
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public boolean settle(String ticketId) {
    return apply(ticketId, Ticket.Status.EXECUTING, ticket -> ticket.settle(clock.now()));
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public boolean fail(String ticketId, Problem problem) {
    return apply(ticketId, Ticket.Status.EXECUTING, ticket -> ticket.fail(problem, clock.now()));
  }

  /** Somebody has to look at it, whatever its state; a closed one needs nobody. */
  @Transactional(Transactional.TxType.MANDATORY)
  public boolean needPerson(String ticketId, Problem problem) {
    return lock(ticketId).status != Ticket.Status.CLOSED
        && apply(
            ticketId, lock(ticketId).status, ticket -> ticket.needPerson(problem, clock.now()));
  }

  /** The customer of an order has another address: so has each of its tickets. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void readdress(String orderId, String email) {
    orders.own(orderId);
    for (Ticket ticket : tickets.lockOf(tenancy.current(), orderId)) {
      if (!ticket.customer.email().equalsIgnoreCase(email)) {
        journal.record(ticket, ticket.readdress(email, clock.now()), clock.now());
      }
    }
  }

  private boolean apply(
      String ticketId, Ticket.Status expected, Function<Ticket, TicketEvent> change) {
    var ticket = lock(ticketId);
    if (ticket.status != expected) {
      return false;
    }
    journal.record(ticket, change.apply(ticket), clock.now());
    return true;
  }

  private Ticket lock(String ticketId) {
    return tickets
        .lock(new TenantKey(tenancy.current(), ticketId))
        .orElseThrow(() -> new IllegalArgumentException("There is no ticket " + ticketId + "."));
  }
}
