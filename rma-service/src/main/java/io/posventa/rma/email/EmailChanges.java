package io.posventa.rma.email;

import io.posventa.platform.id.Ids;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import io.posventa.platform.tenant.Tenancy;
import io.posventa.platform.tenant.TenantKey;
import io.posventa.platform.time.TenantClock;
import io.posventa.rma.email.EmailChangeView.Address;
import io.posventa.rma.order.OrderView;
import io.posventa.rma.order.Orders;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Changes of an order's address. Every change is made under the order's lock, so that two
 * confirmations, a newer request and a push of the storefront come one after the other.
 */
@ApplicationScoped
public class EmailChanges {
  private final EmailChangeRepository changes;
  private final MailAllowance allowance;
  private final Orders orders;
  private final Ids ids;
  private final Tenancy tenancy;
  private final TenantClock clock;
  private final Clock machine;

  EmailChanges(
      EmailChangeRepository changes,
      MailAllowance allowance,
      Orders orders,
      Ids ids,
      Tenancy tenancy,
      TenantClock clock,
      Clock machine) {
    this.changes = changes;
    this.allowance = allowance;
    this.orders = orders;
    this.ids = ids;
    this.tenancy = tenancy;
    this.clock = clock;
    this.machine = machine;
  }

  /** Asks both addresses; what was asked before and not confirmed is over. */
  @Transactional
  EmailChangeView request(String orderId, String email) {
    var order = orders.lockView(orderId);
    var current = order.customer().email();
    if (current.equalsIgnoreCase(email)) {
      throw Refusal.field(
          EmailProblem.EMAIL_UNCHANGED, "/email", "unchanged", "Name another address.");
    }
    allowance.take(orderId, MailAllowance.Kind.EMAIL_CHANGE);
    var now = clock.now();
    changes.pendingOf(tenancy.current(), orderId).ifPresent(older -> older.replace(now));
    changes.flush(); // makes room: one is pending at a time
    var confirmations = new EmailChange.Confirmations(ids.next("confirm"), ids.next("confirm"));
    var change =
        new EmailChange(key(ids.next("change")), orderId, current, email, confirmations)
            .asked(now, machine.instant());
    changes.persist(change);
    changes.flush();
    var view = view(change, order);
    orders.tell("order.email_change_requested", order, news(view, confirmations));
    return view;
  }

  private record Asked(String id, Address address, String email) {}

  private static Map<String, Object> news(
      EmailChangeView change, EmailChange.Confirmations confirmations) {
    return Map.of(
        "email_change",
        change,
        "confirmations",
        List.of(
            new Asked(confirmations.ofOld(), Address.OLD, change.oldEmail()),
            new Asked(confirmations.ofNew(), Address.NEW, change.newEmail())));
  }

  /** One address confirms; with the second the order moves. Confirming again changes nothing. */
  @Transactional
  EmailConfirmationView confirm(String confirmation) {
    var order = orders.lockView(changes.orderOf(key(confirmation)).orElseThrow(EmailChanges::none));
    var change = changes.confirmedBy(key(confirmation)).orElseThrow(EmailChanges::none);
    boolean isDone =
        change.confirm(
            change.address(confirmation), order.customer().email(), clock.now(), machine.instant());
    changes.flush();
    var now = isDone ? orders.changeEmail(order.id(), change.newEmail) : order;
    return EmailConfirmationView.of(confirmation, change, now, machine.instant());
  }

  /**
   * @param vendor the only vendor whose orders the caller may see
   */
  @Transactional
  EmailConfirmationView get(String confirmation, Optional<String> vendor) {
    var change = changes.confirmedBy(key(confirmation)).orElseThrow(EmailChanges::none);
    var order = orders.view(change.orderId, vendor);
    return EmailConfirmationView.of(confirmation, change, order, machine.instant());
  }

  /** What both addresses are being asked at the moment. */
  @Transactional
  public Optional<EmailChangeView> pending(OrderView order) {
    return changes
        .pendingOf(tenancy.current(), order.id())
        .map(change -> view(change, order))
        .filter(view -> view.status() == EmailChangeView.Status.PENDING);
  }

  private EmailChangeView view(EmailChange change, OrderView order) {
    return EmailChangeView.of(change, order.customer().email(), machine.instant());
  }

  private TenantKey key(String id) {
    return new TenantKey(tenancy.current(), id);
  }

  private static Refusal none() {
    return new Refusal(CommonProblem.NOT_FOUND, "No such confirmation.");
  }
}
