package io.posventa.launcher.payment;

import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One way of going wrong, on order: for one charge or all, always or by chance, a number of times
 * or for ever.
 */
final class Misbehaviour {
  enum Kind {
    /** The refund is made, and the connection drops before the answer. */
    LOST_ANSWER,
    /** 500 at the door: nothing is done, nothing is kept. */
    ERROR_BEFORE,
    /** 500 after the door: nothing is done, and the same key gets the same 500 for 24 hours. */
    ERROR_KEPT,
    /** The refund is made, and the answer takes its time. */
    SLOW,
    /** 429, nothing is done. */
    RATE_LIMITED,
    /** 402, kept under the key. */
    DECLINED,
    /** 402, not kept: the next attempt may go through. */
    DECLINED_ONCE,
    /** The refund is accepted as pending and settled when it is next read. */
    PENDING
  }

  private final Kind kind;
  private final @Nullable String charge;
  private final boolean reads;
  private final double probability;
  private final Random random;
  private final long delayMillis;
  private final AtomicInteger left;

  Misbehaviour(Order order) {
    this.kind = order.kind();
    this.charge = order.charge();
    this.reads = Boolean.TRUE.equals(order.reads());
    this.probability = order.probability() == null ? 1 : order.probability();
    this.random = new Random(order.seed() == null ? 1 : order.seed());
    this.delayMillis = order.delayMillis() == null ? 1_000 : order.delayMillis();
    this.left = new AtomicInteger(order.times() == null ? Integer.MAX_VALUE : order.times());
  }

  /**
   * As it is ordered: {@code
   * {"kind":"LOST_ANSWER","charge":"ch_1","times":1,"probability":0.2,"seed":7,"delayMillis":500,"reads":false}}.
   */
  record Order(
      Kind kind,
      @Nullable String charge,
      @Nullable Double probability,
      @Nullable Long seed,
      @Nullable Integer times,
      @Nullable Long delayMillis,
      @Nullable Boolean reads) {}

  /** Reads are spared unless the order says otherwise. */
  synchronized boolean strikes(String askedCharge, boolean reading) {
    return reads == reading
        && (charge == null || charge.equals(askedCharge))
        && left.get() > 0
        && random.nextDouble() < probability
        && left.getAndDecrement() > 0;
  }

  boolean isForOneCharge() {
    return charge != null;
  }

  Kind kind() {
    return kind;
  }

  long delayMillis() {
    return delayMillis;
  }
}
