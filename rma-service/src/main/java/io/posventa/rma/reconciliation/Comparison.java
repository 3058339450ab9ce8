package io.posventa.rma.reconciliation;

import io.posventa.rma.payment.ProviderRefund;
import io.posventa.rma.refund.RefundBooks.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lays our books beside the provider's. Plain Java. */
final class Comparison {
  private Comparison() {}

  /**
   * @param theirs the provider's refunds that name this tenant, or a charge of one of its orders
   * @param orders the order behind each charge, for refunds that were made elsewhere
   */
  static List<Difference> of(
      List<Entry> ours, List<ProviderRefund> theirs, Map<String, String> orders) {
    var differences = new ArrayList<Difference>();
    Map<String, List<ProviderRefund>> byRefund = new LinkedHashMap<>();
    for (var made : theirs) {
      if (made.refundId().isPresent()) {
        byRefund.computeIfAbsent(made.refundId().get(), _ -> new ArrayList<>()).add(made);
      } else {
        differences.add(unknown(made, Optional.ofNullable(orders.get(made.charge()))));
      }
    }
    for (var entry : ours) {
      compare(entry, byRefund.getOrDefault(entry.refundId(), List.of()), differences);
      byRefund.remove(entry.refundId());
    }
    byRefund.values().stream()
        .flatMap(List::stream)
        .forEach(
            made -> differences.add(unknown(made, Optional.ofNullable(orders.get(made.charge())))));
    return differences;
  }

  private static void compare(Entry ours, List<ProviderRefund> theirs, List<Difference> into) {
    var paid = theirs.stream().filter(ProviderRefund::paid).toList();
    if (ours.open()) {
      return;
    }
    if (paid.isEmpty()) {
      if (ours.paid() && !ours.byHand()) {
        into.add(difference(Difference.Kind.MISSING_AT_PROVIDER, ours, Optional.empty()));
      }
      return;
    }
    var first = paid.getFirst();
    if (!ours.paid() || ours.byHand()) {
      into.add(difference(Difference.Kind.STATUS_DIFFERS, ours, Optional.of(first)));
    } else if (!first.amount().equals(ours.amount())) {
      into.add(difference(Difference.Kind.AMOUNT_DIFFERS, ours, Optional.of(first)));
    }
    paid.stream()
        .skip(1)
        .forEach(more -> into.add(difference(Difference.Kind.PAID_TWICE, ours, Optional.of(more))));
  }

  private static Difference difference(
      Difference.Kind kind, Entry ours, Optional<ProviderRefund> theirs) {
    return new Difference(
        kind,
        Optional.of(ours.refundId()),
        Optional.of(ours.orderId()),
        theirs.map(ProviderRefund::reference),
        Optional.of(ours.amount()),
        theirs.map(ProviderRefund::amount));
  }

  private static Difference unknown(ProviderRefund made, Optional<String> order) {
    return new Difference(
        Difference.Kind.MISSING_HERE,
        made.refundId(),
        order,
        Optional.of(made.reference()),
        Optional.empty(),
        Optional.of(made.amount()));
  }
}
