package io.posventa.rma.refund;

import io.posventa.platform.http.Versioned;
import io.posventa.platform.money.Money;
import io.posventa.rma.order.Part;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A refund as it is shown and told. */
record RefundView(
    String id,
    String object,
    long version,
    Instant createdAt,
    Instant updatedAt,
    @Nullable String ticket,
    String order,
    String orderExternalId,
    @Nullable String invoice,
    String vendor,
    Refund.Status status,
    Money amount,
    Components components,
    Provider provider,
    @Nullable String reason,
    @Nullable String problem)
    implements Versioned {

  /** What the amount is made of; lines and shipping once they are set aside. */
  record Components(
      @Nullable Boolean order,
      @Nullable Boolean lastInvoice,
      List<LinePart> lines,
      Optional<Money> shipping) {}

  record LinePart(String line, Money amount) {}

  record Provider(
      String name, String key, @Nullable String reference, List<AttemptView> attempts) {}

  /** By machine time; the code is the provider's word. */
  record AttemptView(int number, Instant at, String outcome, @Nullable String code) {}

  static RefundView of(Refund refund, List<RefundAttempt> attempts) {
    return new RefundView(
        refund.key.id(),
        "refund",
        refund.version,
        refund.createdAt,
        refund.updatedAt,
        refund.ticketId,
        refund.orderId,
        refund.orderExternalId,
        refund.invoiceId,
        refund.vendorId,
        refund.status,
        refund.amount(),
        components(refund),
        new Provider(
            refund.provider,
            refund.providerKey,
            refund.providerReference,
            attempts.stream().flatMap(attempt -> view(attempt, refund).stream()).toList()),
        refund.reason,
        refund.problem);
  }

  private static Components components(Refund refund) {
    return new Components(
        refund.basis == Refund.Basis.ORDER ? true : null,
        refund.basis == Refund.Basis.LAST_INVOICE ? true : null,
        refund.parts().stream()
            .filter(part -> !part.line().equals(Part.SHIPPING))
            .sorted(Comparator.comparing(Part::line))
            .map(part -> new LinePart(part.line(), money(refund, part)))
            .toList(),
        refund.parts().stream()
            .filter(part -> part.line().equals(Part.SHIPPING))
            .findFirst()
            .map(part -> money(refund, part)));
  }

  private static Money money(Refund refund, Part part) {
    return new Money(part.amount(), refund.currency);
  }

  /** An attempt without an outcome is shown once it is over: its worker died, and nobody knows. */
  private static Optional<AttemptView> view(RefundAttempt attempt, Refund refund) {
    if (attempt.outcome != null) {
      return Optional.of(
          new AttemptView(attempt.key.number(), attempt.startedAt, attempt.outcome, attempt.code));
    }
    return attempt.key.number() < refund.attempts
        ? Optional.of(
            new AttemptView(attempt.key.number(), attempt.startedAt, "unknown", "abandoned"))
        : Optional.empty();
  }
}
