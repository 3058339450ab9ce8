package io.posventa.sla.quality;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The indicators of a period. */
record QualityView(
    String object,
    Optional<String> vendor,
    Instant from,
    Instant to,
    Opened ticketsOpened,
    long requests,
    long refundsProcessed,
    long cancellationsProcessed,
    long savedSales,
    Optional<Double> saveRate,
    long vendorChanges,
    long escalated,
    long escalatedAfterVendorChange,
    long escalationsUpheld,
    long escalationsDismissed,
    long answeredInTime,
    long answeredLate) {
  private static final double PARTS = 10_000;

  record Opened(long support, long refund, long cancellation) {}

  static QualityView of(Optional<String> vendor, Span span, Map<Fact, Long> counts) {
    return new QualityView(
        "quality",
        vendor,
        span.from(),
        span.to(),
        new Opened(
            count(counts, Fact.OPENED_SUPPORT),
            count(counts, Fact.OPENED_REFUND),
            count(counts, Fact.OPENED_CANCELLATION)),
        count(counts, Fact.REQUESTED),
        count(counts, Fact.REFUND_PROCESSED),
        count(counts, Fact.CANCELLATION_PROCESSED),
        count(counts, Fact.SALE_SAVED),
        saveRate(counts),
        count(counts, Fact.CHANGED_BY_VENDOR),
        count(counts, Fact.ESCALATED),
        count(counts, Fact.ESCALATED_AFTER_VENDOR_CHANGE),
        count(counts, Fact.ESCALATION_UPHELD),
        count(counts, Fact.ESCALATION_DISMISSED),
        count(counts, Fact.ANSWERED_IN_TIME),
        count(counts, Fact.ANSWERED_LATE));
  }

  /** Of the requests that ended in the period, to four places. */
  private static Optional<Double> saveRate(Map<Fact, Long> counts) {
    long saved = count(counts, Fact.SALE_SAVED);
    long ended =
        saved + count(counts, Fact.REFUND_PROCESSED) + count(counts, Fact.CANCELLATION_PROCESSED);
    return ended == 0 ? Optional.empty() : Optional.of(Math.round(PARTS * saved / ended) / PARTS);
  }

  private static long count(Map<Fact, Long> counts, Fact fact) {
    return counts.getOrDefault(fact, 0L);
  }
}
