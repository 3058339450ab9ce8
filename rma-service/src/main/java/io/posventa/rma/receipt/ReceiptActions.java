package io.posventa.rma.receipt;

import com.fasterxml.jackson.databind.JsonNode;
import io.posventa.platform.time.TenantClock;
import io.posventa.rma.cancellation.OpenCancellations;
import io.posventa.rma.directory.Directory;
import io.posventa.rma.eligibility.Action;
import io.posventa.rma.eligibility.Eligibilities;
import io.posventa.rma.eligibility.Party;
import io.posventa.rma.order.Sale;
import io.posventa.rma.receipt.ReceiptView.Kind;
import io.posventa.rma.refund.OpenRefunds;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a party may ask for from a receipt: of the types that the policy offers, with reasons. */
@ApplicationScoped
class ReceiptActions {
  private final Eligibilities eligibilities;
  private final OpenRefunds refunds;
  private final OpenCancellations cancellations;
  private final Directory directory;
  private final TenantClock clock;

  ReceiptActions(
      Eligibilities eligibilities,
      OpenRefunds refunds,
      OpenCancellations cancellations,
      Directory directory,
      TenantClock clock) {
    this.eligibilities = eligibilities;
    this.refunds = refunds;
    this.cancellations = cancellations;
    this.directory = directory;
    this.clock = clock;
  }

  List<ReceiptView.Action> of(Sale sale, Party by) {
    var policy = directory.currentPolicy().path("tickets");
    var running = running(policy, sale.id());
    var actions = new ArrayList<ReceiptView.Action>();
    if (isOffered(policy, Kind.SUPPORT)) {
      actions.add(ReceiptView.Action.help());
    }
    if (isOffered(policy, Kind.REFUND)) {
      actions.add(ask(Kind.REFUND, Action.REFUND, sale, by, running));
    }
    if (isOffered(policy, Kind.CANCELLATION) && sale.subscription().isPresent()) {
      actions.add(ask(Kind.CANCELLATION, Action.CANCELLATION, sale, by, running));
    }
    return actions;
  }

  private ReceiptView.Action ask(
      Kind kind, Action action, Sale sale, Party by, Optional<String> running) {
    var verdict = eligibilities.verdict(sale, action, by, clock.now(), null);
    return ReceiptView.Action.of(kind, verdict, running);
  }

  /** The ticket that leaves no room for another request, where the policy has one at a time. */
  private Optional<String> running(JsonNode policy, String order) {
    return policy.path("exclusive_key").asText().equals("order")
        ? refunds.ticketOf(order).or(() -> cancellations.ticketOf(order))
        : Optional.empty();
  }

  private static boolean isOffered(JsonNode policy, Kind kind) {
    var types = policy.path("types");
    if (!types.isArray()) {
      return true;
    }
    for (var type : types) {
      if (type.asText().equals(kind.name().toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }
}
