package io.posventa.launcher.payment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Refunds with the protocol's idempotency: one effect per key, the first answer replayed, other
 * parameters refused.
 */
final class Refunds {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST = 100;

  private final Ledger ledger;
  private final Charges charges;
  private final Set<String> inFlight = ConcurrentHashMap.newKeySet();

  Refunds(Ledger ledger, Charges charges) {
    this.ledger = ledger;
    this.charges = charges;
  }

  static String charge(Form form) {
    return form.get("charge")
        .or(() -> form.get("payment_intent"))
        .orElseThrow(
            () ->
                StripeError.badParameter("parameter_missing", "Missing: charge or payment_intent"));
  }

  Answer create(Form form, @Nullable String key, Misbehaviour.@Nullable Kind fault) {
    if (key == null) {
      return effect(form, null, fault);
    }
    if (!inFlight.add(key)) {
      throw StripeError.keyInUse();
    }
    try {
      var kept = ledger.answer(key);
      if (kept.isEmpty()) {
        return effect(form, key, fault);
      }
      if (!kept.get().fingerprint().equals(fingerprint(form))) {
        throw StripeError.keyReused();
      }
      return new Answer(kept.get().status(), kept.get().body(), true);
    } finally {
      inFlight.remove(key);
    }
  }

  /**
   * The limit is checked and the refund recorded under one lock, together with the answer kept
   * under the key.
   */
  private Answer effect(Form form, @Nullable String key, Misbehaviour.@Nullable Kind fault) {
    synchronized (ledger) {
      try {
        refuseOnOrder(fault);
        var charge = charges.named(charge(form), form.metadata().getOrDefault("currency", "usd"));
        var refund = accept(form, charge, fault == Misbehaviour.Kind.PENDING);
        var body = json(view(refund));
        var kept = kept(key, form, 200, body);
        ledger.record(new JournalEntry(charge.plusRefunded(refund.amount()), refund, kept));
        return new Answer(200, body, false);
      } catch (StripeError refusal) {
        if (refusal.isKept() && key != null) {
          var kept = kept(key, form, refusal.status(), json(refusal.body()));
          ledger.record(new JournalEntry(null, null, kept));
        }
        throw refusal;
      }
    }
  }

  private static void refuseOnOrder(Misbehaviour.@Nullable Kind fault) {
    if (fault == Misbehaviour.Kind.DECLINED || fault == Misbehaviour.Kind.DECLINED_ONCE) {
      throw StripeError.declined(fault == Misbehaviour.Kind.DECLINED);
    }
    if (fault == Misbehaviour.Kind.ERROR_KEPT) {
      throw StripeError.internal(true);
    }
  }

  private PaidRefund accept(Form form, Charge charge, boolean pending) {
    if (charge.amount() != null && charge.refunded() >= charge.amount()) {
      throw StripeError.refused(
          "charge_already_refunded", "Charge " + charge.id() + " has already been refunded.");
    }
    long amount =
        form.number("amount")
            .or(() -> Optional.ofNullable(charge.amount()).map(all -> all - charge.refunded()))
            .filter(given -> given > 0)
            .orElseThrow(() -> StripeError.badParameter("parameter_missing", "Missing: amount"));
    if (!charge.bears(amount)) {
      throw StripeError.refused(
          "amount_too_large", "Refund amount is greater than the unrefunded amount on charge.");
    }
    return new PaidRefund(
        Ledger.newId("re"),
        charge.id(),
        amount,
        charge.currency(),
        form.metadata(),
        form.get("reason").orElse(null),
        pending ? "pending" : "succeeded",
        ledger.now());
  }

  private @Nullable KeptAnswer kept(@Nullable String key, Form form, int status, String body) {
    return key == null ? null : new KeptAnswer(key, fingerprint(form), status, body, ledger.now());
  }

  Map<String, Object> get(String id) {
    return view(settle(ledger.refund(id).orElseThrow(() -> StripeError.missing("refund", id))));
  }

  Map<String, Object> list(Form form) {
    var charge = form.get("charge").or(() -> form.get("payment_intent")).orElse(null);
    var all = ledger.refunds(charge, form.number("created[gte]").orElse(0L));
    int limit = Math.toIntExact(Math.clamp(form.number("limit").orElse(10L), 1, MOST));
    int from = form.get("starting_after").map(id -> after(all, id)).orElse(0);
    int to = Math.min(all.size(), from + limit);
    var list = new LinkedHashMap<String, Object>();
    list.put("object", "list");
    list.put("url", "/v1/refunds");
    list.put("has_more", to < all.size());
    list.put("data", all.subList(from, to).stream().map(this::settle).map(Refunds::view).toList());
    return list;
  }

  private static int after(List<PaidRefund> all, String id) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).id().equals(id)) {
        return i + 1;
      }
    }
    throw StripeError.missing("refund", id);
  }

  private PaidRefund settle(PaidRefund refund) {
    if (!refund.status().equals("pending")) {
      return refund;
    }
    var settled =
        new PaidRefund(
            refund.id(),
            refund.charge(),
            refund.amount(),
            refund.currency(),
            refund.metadata(),
            refund.reason(),
            "succeeded",
            refund.created());
    ledger.record(new JournalEntry(null, settled, null));
    return settled;
  }

  static Map<String, Object> view(PaidRefund refund) {
    var view = new LinkedHashMap<String, Object>();
    view.put("id", refund.id());
    view.put("object", "refund");
    view.put("amount", refund.amount());
    view.put(refund.charge().startsWith("pi_") ? "payment_intent" : "charge", refund.charge());
    view.put("created", refund.created());
    view.put("currency", refund.currency());
    view.put("metadata", refund.metadata());
    view.put("reason", refund.reason());
    view.put("status", refund.status());
    return view;
  }

  private static String fingerprint(Form form) {
    return json(form.fields());
  }

  static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
