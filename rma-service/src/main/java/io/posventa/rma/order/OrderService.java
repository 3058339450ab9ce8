package io.posventa.rma.order;

import io.posventa.platform.http.IfMatch;
import io.posventa.platform.id.Ids;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import io.posventa.platform.tenant.Tenancy;
import io.posventa.platform.tenant.TenantKey;
import io.posventa.platform.time.TenantClock;
import io.posventa.rma.directory.Directory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes orders as storefronts push them: the whole document, again and again, with a change only
 * when something changed.
 */
@ApplicationScoped
class OrderService {
  private static final String EXTERNAL = "ext:";
  private static final int LONGEST_NAME = 120;

  private final OrderRepository repository;
  private final Orders orders;
  private final Ids ids;
  private final Tenancy tenancy;
  private final TenantClock clock;
  private final IfMatch ifMatch;

  OrderService(
      OrderRepository repository,
      Orders orders,
      Ids ids,
      Tenancy tenancy,
      TenantClock clock,
      IfMatch ifMatch) {
    this.repository = repository;
    this.orders = orders;
    this.ids = ids;
    this.tenancy = tenancy;
    this.clock = clock;
    this.ifMatch = ifMatch;
  }

  /** The order after a push, and whether the push made it. */
  record Put(OrderView order, boolean created) {}

  /**
   * @param vendorId the vendor that the document names
   * @param onlyVendor the only vendor whose orders the caller may see
   */
  @Transactional
  Put put(String reference, PutOrder pushed, String vendorId, Optional<String> onlyVendor) {
    if (onlyVendor.isPresent() && !onlyVendor.get().equals(vendorId)) {
      throw Directory.noVendor("/vendor");
    }
    if (reference.startsWith(EXTERNAL)) {
      repository.lockName(tenancy.current(), name(reference));
    }
    return orders
        .key(reference)
        .flatMap(repository::locked)
        .map(whole -> update(whole, pushed, vendorId, onlyVendor))
        .orElseGet(() -> create(reference, pushed, vendorId));
  }

  private static String name(String reference) {
    var name = reference.substring(EXTERNAL.length());
    boolean isName =
        !name.isEmpty()
            && name.length() <= LONGEST_NAME
            && name.chars().noneMatch(Character::isISOControl);
    if (!isName) {
      throw Refusal.parameter(
          CommonProblem.INVALID_REQUEST,
          "id",
          "invalid",
          "ext: and 1 to 120 printable characters.");
    }
    return name;
  }

  private Put create(String reference, PutOrder pushed, String vendorId) {
    if (!reference.startsWith(EXTERNAL)) {
      throw new Refusal(CommonProblem.NOT_FOUND, "No such order.");
    }
    ifMatch.check(0);
    var now = clock.now();
    var key = new TenantKey(tenancy.current(), ids.next("order"));
    var order = new Order(key, name(reference), vendorId, pushed.currency(), now);
    var whole = new WholeOrder(order, new ArrayList<>(), new ArrayList<>());
    PushedOrder.lay(pushed, whole, true, ids::next, now);
    repository.persist(order);
    repository.persistChildren(whole, List.of());
    var receipt = Map.<String, Object>of("receipt", pushed.wantsReceipt());
    return new Put(orders.announce("order.created", whole, receipt), true);
  }

  private Put update(
      WholeOrder whole, PutOrder pushed, String vendorId, Optional<String> onlyVendor) {
    if (!Orders.isVisible(whole, onlyVendor)) {
      throw new Refusal(CommonProblem.NOT_FOUND, "No such order.");
    }
    ifMatch.check(whole.order().version);
    if (!whole.order().vendorId.equals(vendorId)) {
      throw Refusal.field(
          CommonProblem.RULE_VIOLATED, "/vendor", "fixed", "The order has another vendor.");
    }
    var before = OrderView.of(whole);
    var now = clock.now();
    var dropped = PushedOrder.lay(pushed, whole, false, ids::next, now);
    repository.persistChildren(whole, dropped);
    if (OrderView.of(whole).equals(before)) {
      return new Put(before, false);
    }
    whole.order().changed(now);
    return new Put(orders.announceChange(whole, before.customer().email()), false);
  }

  @Transactional
  List<OrderView> search(OrderSearch search, int limit) {
    return repository.newestFirst(search, limit).stream().map(OrderView::of).toList();
  }
}
