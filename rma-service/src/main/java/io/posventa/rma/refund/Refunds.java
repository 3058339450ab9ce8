package io.posventa.rma.refund;

import io.posventa.platform.id.Ids;
import io.posventa.platform.log.AfterCommit;
import io.posventa.platform.log.Change;
import io.posventa.platform.log.Outbox;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import io.posventa.platform.tenant.Tenancy;
import io.posventa.platform.tenant.TenantKey;
import io.posventa.platform.time.TenantClock;
import io.posventa.rma.order.Orders;
import io.posventa.rma.order.Part;
import io.posventa.rma.payment.PaymentProviders;
import io.posventa.rma.payment.RefundOrder;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What happens to refunds. Each method is one transaction or a part of one: it locks the order,
 * then the refund, and the change, the money and the event commit together.
 */
@ApplicationScoped
class Refunds {
  private final RefundRepository refunds;
  private final Orders orders;
  private final PaymentProviders providers;
  private final Outbox outbox;
  private final AfterCommit afterCommit;
  private final AttemptBell bell;
  private final Ids ids;
  private final Tenancy tenancy;
  private final TenantClock clock;
  private final Clock machine;

  Refunds(
      RefundRepository refunds,
      Orders orders,
      PaymentProviders providers,
      Outbox outbox,
      AfterCommit afterCommit,
      AttemptBell bell,
      Ids ids,
      Tenancy tenancy,
      TenantClock clock,
      Clock machine) {
    this.refunds = refunds;
    this.orders = orders;
    this.providers = providers;
    this.outbox = outbox;
    this.afterCommit = afterCommit;
    this.bell = bell;
    this.ids = ids;
    this.tenancy = tenancy;
    this.clock = clock;
    this.machine = machine;
  }

  private record Told(
      RefundView refund, String orderExternalId, @Nullable Boolean subscriptionEnded) {}

  /** Makes a refund that waits for its ticket's deadline. */
  @Transactional
  Refund schedule(Refund.NewRefund facts) {
    var refund = make(facts);
    announce(refund, RefundEvent.SCHEDULED);
    return refund;
  }

  /** Makes a refund that is executed at once. */
  @Transactional
  RefundView executeNow(Refund.NewRefund facts) {
    orders.lock(facts.orderId());
    var refund = make(facts);
    return execute(refund);
  }

  private Refund make(Refund.NewRefund facts) {
    return new Refund(new TenantKey(tenancy.current(), ids.next("refund")), facts, clock.now());
  }

  @Transactional
  void save(Refund refund) {
    announce(refund, refund.save(clock.now()));
  }

  /**
   * Sets the money aside and lets the first attempt begin after the commit. Without enough left it
   * fails; without a provider that can be driven a person pays.
   */
  @Transactional
  RefundView execute(Refund refund) {
    var now = clock.now();
    if (refund.amountMinor == 0) {
      return announce(refund, refund.refuse("nothing-to-refund", now));
    }
    return orders
        .reserve(refund.orderId, refund.invoice(), refund.amountMinor, refund.parts())
        .map(parts -> announce(refund, begin(refund, parts)))
        .orElseGet(() -> announce(refund, refund.refuse("refund-exceeds-paid", now)));
  }

  private RefundEvent begin(Refund refund, List<Part> parts) {
    if (providers.named(refund.provider).isEmpty()) {
      return refund.executeByHand(parts, clock.now());
    }
    ringAfterCommit();
    return refund.execute(parts, clock.now(), machine.instant());
  }

  private void ringAfterCommit() {
    afterCommit.once(AttemptBell.class, bell.wake()::signal);
  }

  /** Another round of attempts under the same key. */
  @Transactional
  RefundView retry(String id, LongConsumer checkVersion) {
    var refund = lock(id);
    checkVersion.accept(refund.version);
    if (providers.named(refund.provider).isEmpty()) {
      throw new Refusal(
          CommonProblem.RULE_VIOLATED,
          "Nobody can be told to pay back what was paid through " + refund.provider + ".");
    }
    var event = refund.retry(clock.now(), machine.instant());
    ringAfterCommit();
    return announce(refund, event);
  }

  /**
   * Gives the refund up.
   *
   * @param attempts as many as had been made when the provider said that nothing was paid
   */
  @Transactional
  RefundView cancel(String id, int attempts, LongConsumer checkVersion) {
    var refund = lock(id);
    checkVersion.accept(refund.version);
    requireSameAttempts(refund, attempts);
    var event = refund.cancel(clock.now());
    orders.release(refund.orderId, refund.invoice(), refund.amountMinor, refund.parts());
    return announce(refund, event);
  }

  /** Records that a person has paid. */
  @Transactional
  RefundView markPaid(String id, int attempts, String reference, LongConsumer checkVersion) {
    var refund = lock(id);
    checkVersion.accept(refund.version);
    requireSameAttempts(refund, attempts);
    return settle(refund, () -> refund.succeedByHand(reference, clock.now()));
  }

  private static void requireSameAttempts(Refund refund, int attempts) {
    if (refund.attempts != attempts) {
      throw new Refusal(
          CommonProblem.INVALID_TRANSITION, "The refund has been tried again meanwhile.");
    }
  }

  /** The money has left: what was set aside is settled, and the subscription ends with it. */
  RefundView succeed(Refund refund, String reference) {
    return settle(refund, () -> refund.succeed(reference, clock.now()));
  }

  private RefundView settle(Refund refund, Supplier<RefundEvent> success) {
    refund.requireUnderWay("paid");
    boolean ended =
        orders.settle(
            refund.orderId,
            refund.invoice(),
            refund.amountMinor,
            refund.parts(),
            refund.endsSubscription);
    return announce(refund, success.get(), ended);
  }

  /** The order first, then the refund: everything that moves money locks in this order. */
  Refund lock(String id) {
    var key = new TenantKey(tenancy.current(), id);
    var orderId = orderOf(key);
    orders.lock(orderId);
    return refunds.requireLocked(key);
  }

  private String orderOf(TenantKey key) {
    return refunds
        .find("select orderId from Refund where key = ?1", key)
        .project(String.class)
        .firstResultOptional()
        .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND, "No such refund."));
  }

  RefundView announce(Refund refund, RefundEvent event) {
    return announce(refund, event, null);
  }

  private RefundView announce(Refund refund, RefundEvent event, @Nullable Boolean ended) {
    if (!refunds.isPersistent(refund)) {
      refunds.persist(refund);
    }
    refunds.flush();
    var view = view(refund);
    outbox.append(
        new Change(
            event.type(),
            view.id(),
            view.version(),
            view.updatedAt(),
            Optional.ofNullable(view.ticket()).orElse(view.id()),
            new Told(view, refund.orderExternalId, ended)));
    return view;
  }

  RefundView view(Refund refund) {
    var attempts = refunds.attempts(List.of(refund));
    return RefundView.of(refund, attempts.getOrDefault(refund.key.id(), List.of()));
  }

  @Transactional
  RefundView get(String id, Optional<String> vendor) {
    return view(refunds.require(new TenantKey(tenancy.current(), id), vendor));
  }

  @Transactional
  Pending pending(String id) {
    var refund = refunds.require(new TenantKey(tenancy.current(), id), Optional.empty());
    return new Pending(refund.order(), refund.provider, refund.status, refund.attempts);
  }

  /** What an operator's decision has to know before the transaction. */
  record Pending(RefundOrder order, String provider, Refund.Status status, int attempts) {}

  @Transactional
  List<RefundView> search(RefundSearch search, int limit) {
    var found = refunds.latestFirst(search, limit);
    var attempts = refunds.attempts(found);
    return found.stream()
        .map(refund -> RefundView.of(refund, attempts.getOrDefault(refund.key.id(), List.of())))
        .toList();
  }

  @Transactional
  boolean isTicketKnown(String ticket) {
    return refunds.isTicketKnown(tenancy.current(), ticket);
  }
}
