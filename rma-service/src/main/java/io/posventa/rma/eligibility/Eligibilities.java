package io.posventa.rma.eligibility;

import io.posventa.rma.directory.Directory;
import io.posventa.rma.order.Orders;
import io.posventa.rma.order.Sale;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks the rules of a policy about an order. Stands outside transactions: policy and vendor may
 * have to be read from their owner.
 */
@ApplicationScoped
public class Eligibilities {
  private final Orders orders;
  private final Directory directory;

  Eligibilities(Orders orders, Directory directory) {
    this.orders = orders;
    this.directory = directory;
  }

  /** A verdict, and the order that it is about. */
  public record Asked(Sale sale, Verdict verdict) {}

  /**
   * @param policy the policy version that the case was opened under; null: the one in force
   * @param vendor the only vendor whose orders the caller may see
   */
  public Asked ask(
      String order,
      Action action,
      Party by,
      Instant at,
      @Nullable String policy,
      Optional<String> vendor) {
    var sale = orders.sale(order, vendor);
    return new Asked(sale, verdict(sale, action, by, at, policy));
  }

  public Verdict verdict(Sale sale, Action action, Party by, Instant at, @Nullable String policy) {
    var rules = policy == null ? currentRules() : rules(policy);
    return Eligibility.of(rules, sale, directory.vendor(sale.vendorId()).zone(), action, by, at);
  }

  /** The rules for new cases. */
  public RefundRules currentRules() {
    return RefundRules.of(directory.currentPolicy());
  }

  public RefundRules rules(String policy) {
    return RefundRules.of(directory.policy(policy));
  }

  /** The rules of a policy version that was read before the transaction. */
  public RefundRules knownRules(String policy) {
    return RefundRules.of(directory.knownPolicy(policy));
  }
}
