package io.posventa.rma.refund;

import io.posventa.rma.order.Part;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** A line's share of a refund. */
@Embeddable
record RefundPart(
    @Column(name = "line_id") String line, @Column(name = "amount_minor") long amount) {

  static RefundPart of(Part part) {
    return new RefundPart(part.line(), part.amount());
  }

  Part part() {
    return new Part(line, amount);
  }
}
