package io.posventa.rma.order;

import io.posventa.platform.problem.Refusal;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * What was captured of an order, an invoice, a line or the shipping costs, and what of it is spoken
 * for. Reserved and refunded together never exceed captured; the database says the same.
 */
@Embeddable
record Balance(
    @Column(name = "captured_minor") long captured,
    @Column(name = "reserved_minor") long reserved,
    @Column(name = "refunded_minor") long refunded) {

  static final Balance NOTHING = new Balance(0, 0, 0);

  Balance {
    if (captured < 0 || reserved < 0 || refunded < 0) {
      throw new IllegalArgumentException("A balance has a negative part.");
    }
    if (Math.addExact(reserved, refunded) > captured) {
      throw new Refusal(
          OrderProblem.REFUND_EXCEEDS_PAID,
          "%d of %d minor units are refunded or being refunded."
              .formatted(reserved + refunded, captured));
    }
  }

  static Balance of(long captured) {
    return new Balance(captured, 0, 0);
  }

  long used() {
    return reserved + refunded;
  }

  long left() {
    return captured - used();
  }

  Balance capture(long newCaptured) {
    return new Balance(newCaptured, reserved, refunded);
  }

  Balance reserve(long amount) {
    return new Balance(captured, reserved + amount, refunded);
  }

  Balance release(long amount) {
    return new Balance(captured, reserved - amount, refunded);
  }

  Balance settle(long amount) {
    return new Balance(captured, reserved - amount, refunded + amount);
  }
}
