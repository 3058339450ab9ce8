package io.posventa.rma.reconciliation;

import io.posventa.platform.tenant.Tenancy;
import io.posventa.platform.tenant.WorkerRole;
import io.posventa.rma.order.Orders;
import io.posventa.rma.order.Sale;
import io.posventa.rma.payment.PaymentProvider;
import io.posventa.rma.payment.PaymentProviders;
import io.posventa.rma.payment.ProviderRefund;
import io.posventa.rma.payment.ProviderUnavailable;
import io.posventa.rma.refund.RefundBooks;
import io.posventa.rma.refund.RefundBooks.Entry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Compares the provider's refunds with ours; the asking stands outside transactions. */
@ApplicationScoped
class Reconciliations {
  private static final Logger LOG = Logger.getLogger(Reconciliations.class);

  /** A refund may have been made by an attempt long before the one that found it. */
  private static final Duration LONGEST_ROUND = Duration.ofHours(24);

  private final PaymentProviders providers;
  private final RefundBooks books;
  private final Orders orders;
  private final Differences differences;
  private final Tenancy tenancy;
  private final WorkerRole worker;
  private final ReconciliationConfig config;
  private final Clock machine;

  Reconciliations(
      PaymentProviders providers,
      RefundBooks books,
      Orders orders,
      Differences differences,
      Tenancy tenancy,
      WorkerRole worker,
      ReconciliationConfig config,
      Clock machine) {
    this.providers = providers;
    this.books = books;
    this.orders = orders;
    this.differences = differences;
    this.tenancy = tenancy;
    this.worker = worker;
    this.config = config;
    this.machine = machine;
  }

  /** What one comparison came to. */
  record Result(int compared, List<Difference> differences) {}

  /** Every marketplace that has refunds; one that cannot be compared now is compared tomorrow. */
  void runAll() {
    for (var marketplace : marketplaces()) {
      try {
        tenancy.as(marketplace, this::run);
      } catch (ProviderUnavailable e) {
        LOG.warnf("%s was not reconciled: %s", marketplace, e.getMessage());
      }
    }
  }

  private List<String> marketplaces() {
    return worker.call(
        connection -> {
          try (var statement =
                  connection.prepareStatement("select distinct marketplace_id from refund");
              var rows = statement.executeQuery()) {
            var found = new ArrayList<String>();
            while (rows.next()) {
              found.add(rows.getString(1));
            }
            return found;
          }
        });
  }

  /** The current tenant's comparison. */
  Result run() {
    var since = machine.instant().minus(config.window());
    int compared = 0;
    var found = new ArrayList<Difference>();
    for (var provider : providers.all()) {
      var theirs = theirs(provider, since.minus(LONGEST_ROUND));
      var ours = ours(provider, theirs, since);
      var compareNow = Comparison.of(ours, List.copyOf(theirs.keySet()), charges(theirs));
      differences.keep(compareNow, ours, theirs.keySet());
      found.addAll(compareNow);
      compared += ours.size();
    }
    return new Result(compared, found);
  }

  /**
   * The provider's refunds that are this tenant's, with the order behind each where one is known.
   */
  private Map<ProviderRefund, Optional<String>> theirs(PaymentProvider provider, Instant since) {
    var theirs = new LinkedHashMap<ProviderRefund, Optional<String>>();
    for (var made : provider.madeSince(since)) {
      if (made.marketplaceId().filter(other -> !other.equals(tenancy.current())).isPresent()) {
        continue;
      }
      var order = orders.paidBy(made.charge()).map(Sale::id);
      if (made.marketplaceId().isPresent() || order.isPresent()) {
        theirs.put(made, order);
      }
    }
    return theirs;
  }

  private List<Entry> ours(
      PaymentProvider provider, Map<ProviderRefund, Optional<String>> theirs, Instant since) {
    Map<String, Entry> ours = new LinkedHashMap<>();
    books.triedSince(provider.name(), since).forEach(entry -> ours.put(entry.refundId(), entry));
    var named =
        theirs.keySet().stream().flatMap(made -> made.refundId().stream()).distinct().toList();
    books.named(named).forEach(entry -> ours.put(entry.refundId(), entry));
    return List.copyOf(ours.values());
  }

  private static Map<String, String> charges(Map<ProviderRefund, Optional<String>> theirs) {
    var charges = new HashMap<String, String>();
    theirs.forEach(
        (made, order) ->
            order.ifPresent(id -> charges.put(made.charge(), Objects.requireNonNull(id))));
    return charges;
  }
}
