package io.posventa.launcher.payment;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Charges and payment intents: what a storefront takes from its customer, made here so that refunds
 * of it have a limit.
 */
final class Charges {
  private final Ledger ledger;
  private final boolean strict;

  Charges(Ledger ledger, boolean strict) {
    this.ledger = ledger;
    this.strict = strict;
  }

  Map<String, Object> create(String object, Form form) {
    long amount =
        form.number("amount")
            .filter(given -> given > 0)
            .orElseThrow(() -> StripeError.badParameter("parameter_missing", "Missing: amount"));
    var currency =
        form.get("currency")
            .orElseThrow(() -> StripeError.badParameter("parameter_missing", "Missing: currency"));
    var charge =
        new Charge(
            Ledger.newId(object.equals("charge") ? "ch" : "pi"),
            object,
            amount,
            currency,
            0,
            ledger.now());
    ledger.record(new JournalEntry(charge, null, null));
    return view(charge);
  }

  Map<String, Object> get(String id) {
    return view(ledger.charge(id).orElseThrow(() -> StripeError.missing("charge", id)));
  }

  /** The charge a refund names; unknown ones are taken on trust unless the simulator is strict. */
  Charge named(String id, String currency) {
    return ledger
        .charge(id)
        .orElseGet(
            () -> {
              if (strict) {
                throw StripeError.missing("charge", id);
              }
              var object = id.startsWith("pi_") ? "payment_intent" : "charge";
              return new Charge(id, object, null, currency, 0, ledger.now());
            });
  }

  static Map<String, Object> view(Charge charge) {
    var view = new LinkedHashMap<String, Object>();
    view.put("id", charge.id());
    view.put("object", charge.object());
    view.put("amount", charge.amount());
    view.put("amount_refunded", charge.refunded());
    view.put("currency", charge.currency());
    view.put("status", "succeeded");
    view.put("refunded", charge.amount() != null && charge.refunded() == charge.amount());
    view.put("created", charge.created());
    return view;
  }
}
