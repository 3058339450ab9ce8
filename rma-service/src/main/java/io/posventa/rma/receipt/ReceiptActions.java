package io.posventa.rma.receipt;

import io.posventa.platform.time.TenantClock;
import io.posventa.rma.directory.Directory;
import io.posventa.rma.eligibility.Action;
import io.posventa.rma.eligibility.Eligibilities;
import io.posventa.rma.eligibility.Party;
import io.posventa.rma.eligibility.Reason;
import io.posventa.rma.order.Sale;
import io.posventa.rma.receipt.ReceiptView.Kind;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a party may ask for from a receipt: of the types that the policy offers, with reasons. */
@ApplicationScoped
class ReceiptActions {
  private static final Reason HELP =
      new Reason("support-offered", "Questions about the order are answered.", true, Map.of());

  private final Eligibilities eligibilities;
  private final Directory directory;
  private final TenantClock clock;

  ReceiptActions(Eligibilities eligibilities, Directory directory, TenantClock clock) {
    this.eligibilities = eligibilities;
    this.directory = directory;
    this.clock = clock;
  }

  List<ReceiptView.Action> of(Sale sale, Party by) {
    var actions = new ArrayList<ReceiptView.Action>();
    if (isOffered(Kind.SUPPORT)) {
      actions.add(
          new ReceiptView.Action(
              Kind.SUPPORT,
              true,
              List.of(HELP),
              Optional.empty(),
              Optional.empty(),
              Optional.empty()));
    }
    if (isOffered(Kind.REFUND)) {
      actions.add(ask(Kind.REFUND, Action.REFUND, sale, by));
    }
    if (isOffered(Kind.CANCELLATION) && sale.subscription().isPresent()) {
      actions.add(ask(Kind.CANCELLATION, Action.CANCELLATION, sale, by));
    }
    return actions;
  }

  private ReceiptView.Action ask(Kind kind, Action action, Sale sale, Party by) {
    return ReceiptView.Action.of(kind, eligibilities.verdict(sale, action, by, clock.now(), null));
  }

  private boolean isOffered(Kind kind) {
    var types = directory.currentPolicy().path("tickets").path("types");
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
