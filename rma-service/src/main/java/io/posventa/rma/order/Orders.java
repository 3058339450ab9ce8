package io.posventa.rma.order;

import io.posventa.platform.log.Change;
import io.posventa.platform.log.Outbox;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.FieldError;
import io.posventa.platform.problem.Refusal;
import io.posventa.platform.tenant.Tenancy;
import io.posventa.platform.tenant.TenantKey;
import io.posventa.platform.time.TenantClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Orders for the features that move money. Every method joins the caller's transaction; those that
 * change something lock the order first, and announce it as {@code order.updated}.
 */
@ApplicationScoped
public class Orders {
  private static final String EXTERNAL = "ext:";

  private final OrderRepository orders;
  private final Outbox outbox;
  private final Tenancy tenancy;
  private final TenantClock clock;

  Orders(OrderRepository orders, Outbox outbox, Tenancy tenancy, TenantClock clock) {
    this.orders = orders;
    this.outbox = outbox;
    this.tenancy = tenancy;
    this.clock = clock;
  }

  /**
   * The order that a path or a body names, by its id or {@code ext:…}.
   *
   * @param vendor the only vendor whose orders the caller may see
   * @throws Refusal 404 when there is none for this caller
   */
  @Transactional
  public Sale sale(String reference, Optional<String> vendor) {
    return named(reference, vendor).sale();
  }

  /** As {@link #sale}, for a reference in a body. */
  @Transactional
  public Sale saleAt(String pointer, String reference, Optional<String> vendor) {
    return find(reference)
        .filter(whole -> isVisible(whole, vendor))
        .map(WholeOrder::sale)
        .orElseThrow(
            () ->
                new Refusal(
                    CommonProblem.NOT_FOUND,
                    "No such order.",
                    List.of(FieldError.at(pointer, "not_found", "No such order."))));
  }

  /** As {@link #sale}, with all that is shown of an order. */
  @Transactional
  public OrderView view(String reference, Optional<String> vendor) {
    return OrderView.of(named(reference, vendor));
  }

  /** The order as it is now and stays until the transaction ends. */
  @Transactional
  public OrderView lockView(String id) {
    return OrderView.of(locked(id));
  }

  /** Orders whose number is one of the words, in capitals or not; those of the sender first. */
  @Transactional
  public List<OrderView> mentioned(List<String> words, String sender, int limit) {
    return orders.mentioned(tenancy.current(), words, sender, limit).stream()
        .map(OrderView::of)
        .toList();
  }

  WholeOrder named(String reference, Optional<String> vendor) {
    return find(reference)
        .filter(whole -> isVisible(whole, vendor))
        .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND, "No such order."));
  }

  static boolean isVisible(WholeOrder whole, Optional<String> vendor) {
    return vendor.isEmpty() || vendor.get().equals(whole.order().vendorId);
  }

  Optional<WholeOrder> find(String reference) {
    return key(reference).flatMap(orders::whole);
  }

  Optional<TenantKey> key(String reference) {
    return reference.startsWith(EXTERNAL)
        ? orders.keyNamed(tenancy.current(), reference.substring(EXTERNAL.length()))
        : Optional.of(new TenantKey(tenancy.current(), reference));
  }

  /** The order as it is now and stays until the transaction ends. */
  @Transactional
  public Sale lock(String id) {
    return locked(id).sale();
  }

  /** The sale behind a charge at a provider. */
  @Transactional
  public Optional<Sale> paidBy(String charge) {
    return orders
        .find("key.marketplaceId = ?1 and paymentReference = ?2", tenancy.current(), charge)
        .firstResultOptional()
        .flatMap(order -> orders.whole(order.key))
        .map(WholeOrder::sale);
  }

  /** What each line and the shipping would give back. */
  @Transactional
  public List<Part> parts(String id, List<LineShare> lines, Optional<Long> shipping) {
    return locked(id).parts(lines, shipping);
  }

  /** Whether the order has this line. */
  @Transactional
  public boolean hasLine(String id, String line) {
    return find(id).filter(whole -> whole.hasLine(line)).isPresent();
  }

  /**
   * Sets the amount aside for a refund under way.
   *
   * @param parts on which lines it falls; none: on all, by what is left of each
   * @return on which lines it fell; empty, with nothing changed, when less is left
   */
  @Transactional
  public Optional<List<Part>> reserve(
      String id, Optional<String> invoice, long amount, List<Part> parts) {
    var whole = locked(id);
    if (!whole.has(amount, invoice, parts)) {
      return Optional.empty();
    }
    var reserved =
        parts.isEmpty() ? whole.reserve(amount, invoice) : whole.reserve(amount, invoice, parts);
    announce(whole);
    return Optional.of(reserved);
  }

  /** Gives back what was set aside: nothing was paid. */
  @Transactional
  public void release(String id, Optional<String> invoice, long amount, List<Part> parts) {
    var whole = locked(id);
    whole.release(amount, invoice, parts);
    announce(whole);
  }

  /**
   * What was set aside has been paid; a subscription ends with it when asked.
   *
   * @return whether a subscription ended now
   */
  @Transactional
  public boolean settle(
      String id, Optional<String> invoice, long amount, List<Part> parts, boolean endSubscription) {
    var whole = locked(id);
    whole.settle(amount, invoice, parts);
    boolean ended = endSubscription && whole.endSubscription(clock.now());
    announce(whole);
    return ended;
  }

  /** Ends the subscription without money; tells whether it was running until now. */
  @Transactional
  public boolean endSubscription(String id) {
    var whole = locked(id);
    boolean ended = whole.endSubscription(clock.now());
    if (ended) {
      announce(whole);
    }
    return ended;
  }

  /** From now on all mail about the order goes to this address. */
  @Transactional
  public OrderView changeEmail(String id, String email) {
    var whole = locked(id);
    var before = whole.order().customerEmail;
    whole.order().customerEmail = email;
    whole.order().changed(clock.now());
    return announceChange(whole, before);
  }

  /** Tells a fact about an order that is no version of it. */
  @Transactional
  public void tell(String type, OrderView order, Map<String, Object> facts) {
    var data = new HashMap<String, Object>(facts);
    data.put("order", order);
    outbox.append(new Change(type, order.id(), 0, clock.now(), order.id(), data));
  }

  private WholeOrder locked(String id) {
    return orders
        .locked(new TenantKey(tenancy.current(), id))
        .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND, "No such order."));
  }

  private void announce(WholeOrder whole) {
    whole.order().changed(clock.now());
    announce("order.updated", whole, Map.of());
  }

  /** A new address is told as such: mails go to it only, and old links end. */
  OrderView announceChange(WholeOrder whole, String emailBefore) {
    var email = whole.order().customerEmail;
    return email.equalsIgnoreCase(emailBefore)
        ? announce("order.updated", whole, Map.of())
        : announce(
            "order.email_changed", whole, Map.of("old_email", emailBefore, "new_email", email));
  }

  OrderView announce(String type, WholeOrder whole, Map<String, Object> facts) {
    orders.flush();
    var view = OrderView.of(whole);
    var data = new HashMap<String, Object>(facts);
    data.put("order", view);
    outbox.append(new Change(type, view.id(), view.version(), view.updatedAt(), view.id(), data));
    return view;
  }
}
