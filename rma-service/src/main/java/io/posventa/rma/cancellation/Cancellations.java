package io.posventa.rma.cancellation;

import io.posventa.platform.id.Ids;
import io.posventa.platform.log.Change;
import io.posventa.platform.log.Outbox;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import io.posventa.platform.tenant.Tenancy;
import io.posventa.platform.tenant.TenantKey;
import io.posventa.platform.time.TenantClock;
import io.posventa.rma.order.Orders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What happens to cancellations; the change, the end of the subscription and the events commit
 * together.
 */
@ApplicationScoped
class Cancellations {
  private final CancellationRepository cancellations;
  private final Orders orders;
  private final Outbox outbox;
  private final Ids ids;
  private final Tenancy tenancy;
  private final TenantClock clock;

  Cancellations(
      CancellationRepository cancellations,
      Orders orders,
      Outbox outbox,
      Ids ids,
      Tenancy tenancy,
      TenantClock clock) {
    this.cancellations = cancellations;
    this.orders = orders;
    this.outbox = outbox;
    this.ids = ids;
    this.tenancy = tenancy;
    this.clock = clock;
  }

  @Transactional
  void schedule(String ticket, String order) {
    announce("cancellation.scheduled", make(ticket, order));
  }

  @Transactional
  void save(Cancellation cancellation) {
    announce(cancellation.save(clock.now()), cancellation);
  }

  /** Ends the subscription. One that ended meanwhile is what was asked for. */
  @Transactional
  void execute(String ticket, String order) {
    var sale = orders.lock(order);
    var made = ofTicket(ticket);
    if (made.stream().anyMatch(one -> one.status == Cancellation.Status.SUCCEEDED)) {
      return;
    }
    var cancellation = scheduled(made).orElseGet(() -> make(ticket, order));
    if (sale.subscription().isEmpty()) {
      announce(cancellation.fail("not-a-subscription", clock.now()), cancellation);
      return;
    }
    boolean unused = orders.endSubscription(order);
    announce(cancellation.succeed(clock.now()), cancellation);
  }

  private Cancellation make(String ticket, String order) {
    var sale = orders.sale(order, Optional.empty());
    var key = new TenantKey(tenancy.current(), ids.next("cancel"));
    return new Cancellation(key, ticket, sale, clock.now());
  }

  List<Cancellation> ofTicket(String ticket) {
    return cancellations.ofTicketLocked(tenancy.current(), ticket);
  }

  Optional<Cancellation> scheduled(List<Cancellation> made) {
    return made.stream().filter(one -> one.status == Cancellation.Status.SCHEDULED).findFirst();
  }

  private void announce(String type, Cancellation cancellation) {
    if (!cancellations.isPersistent(cancellation)) {
      cancellations.persist(cancellation);
    }
    cancellations.flush();
    var view = CancellationView.of(cancellation);
    outbox.append(
        new Change(
            type,
            view.id(),
            view.version(),
            view.updatedAt(),
            view.ticket(),
            Map.of("cancellation", view)));
  }

  @Transactional
  CancellationView get(String id, Optional<String> vendor) {
    return cancellations
        .findByIdOptional(new TenantKey(tenancy.current(), id))
        .filter(found -> vendor.isEmpty() || vendor.get().equals(found.vendorId))
        .map(CancellationView::of)
        .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND, "No such cancellation."));
  }

  @Transactional
  List<CancellationView> search(CancellationRepository.Search search, int limit) {
    return cancellations.latestFirst(search, limit).stream().map(CancellationView::of).toList();
  }
}
