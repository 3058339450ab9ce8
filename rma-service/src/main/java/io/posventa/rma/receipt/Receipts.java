package io.posventa.rma.receipt;

import io.posventa.platform.identity.Caller;
import io.posventa.platform.identity.Role;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import io.posventa.platform.time.TenantClock;
import io.posventa.rma.directory.Directory;
import io.posventa.rma.eligibility.Party;
import io.posventa.rma.email.EmailChanges;
import io.posventa.rma.email.MailAllowance;
import io.posventa.rma.order.OrderView;
import io.posventa.rma.order.Orders;
import io.posventa.rma.order.VisibleOrders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Receipts as far as the caller may see them. */
@ApplicationScoped
class Receipts {
  private final VisibleOrders visible;
  private final Orders orders;
  private final EmailChanges emailChanges;
  private final MailAllowance allowance;
  private final ReceiptActions actions;
  private final Directory directory;
  private final TenantClock clock;
  private final Caller caller;

  Receipts(
      VisibleOrders visible,
      Orders orders,
      EmailChanges emailChanges,
      MailAllowance allowance,
      ReceiptActions actions,
      Directory directory,
      TenantClock clock,
      Caller caller) {
    this.visible = visible;
    this.orders = orders;
    this.emailChanges = emailChanges;
    this.allowance = allowance;
    this.actions = actions;
    this.directory = directory;
    this.clock = clock;
    this.caller = caller;
  }

  /** Policy and vendor may have to be read from their owner, so this is no transaction. */
  ReceiptView read(String reference, @Nullable Party asked) {
    var order = visible.view(reference);
    var by = party(asked);
    var sale = orders.sale(order.id(), caller.vendorId());
    return ReceiptView.of(
        order,
        directory.vendor(order.vendor()).displayName(),
        by == Party.VENDOR ? Optional.empty() : emailChanges.pending(order),
        isBuyersSide() ? downloadUrl(order) : Optional.empty(),
        by,
        actions.of(sale, by));
  }

  /** A party asks for itself; everybody else for whom they say, or for the customer. */
  private Party party(@Nullable Party asked) {
    if (caller.role() == Role.CUSTOMER) {
      return Party.CUSTOMER;
    }
    if (caller.vendorId().isPresent()) {
      return Party.VENDOR;
    }
    return asked == null ? Party.CUSTOMER : asked;
  }

  private boolean isBuyersSide() {
    return caller.vendorId().isEmpty();
  }

  private static Optional<String> downloadUrl(OrderView order) {
    return order.status() == OrderView.Status.REFUNDED
        ? Optional.empty()
        : Optional.ofNullable(order.downloadUrl());
  }

  /** Where the product is; whoever got all the money back has given it back. */
  URI download(String reference) {
    caller.requireRole(Role.CUSTOMER, Role.OPERATOR, Role.INTEGRATION);
    var order = visible.view(reference);
    if (order.downloadUrl() == null) {
      throw new Refusal(CommonProblem.NOT_FOUND, "The order has nothing to download.");
    }
    return downloadUrl(order)
        .map(URI::create)
        .orElseThrow(
            () ->
                new Refusal(
                    ReceiptProblem.ORDER_REFUNDED, "All that was paid for it has gone back."));
  }

  /** Another copy for the customer. */
  record ReceiptRequest(String object, String order, String email, Instant requestedAt) {}

  @Transactional
  ReceiptRequest resend(String orderId) {
    var order = orders.lockView(orderId);
    allowance.take(orderId, MailAllowance.Kind.RECEIPT);
    orders.tell("order.receipt_requested", order, Map.of());
    return new ReceiptRequest("receipt_request", orderId, order.customer().email(), clock.now());
  }
}
