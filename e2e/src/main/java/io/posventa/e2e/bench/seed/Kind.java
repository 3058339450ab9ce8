package io.posventa.e2e.bench.seed;

import java.util.Locale;

/**
 * What the past is made of. Of fifty tickets in a row each kind has as many as its share; together
 * the shares are fifty.
 */
public enum Kind {
  /** Just opened by a customer. */
  FRESH(20, 0),
  /** Three messages, the vendor's turn. */
  THREAD(15, 20),
  /** Three messages, and solved. */
  CLOSED(10, 35),
  /** A refund in its grace. */
  REFUND(4, 45),
  /** A conversation without end: 24 messages. */
  LONG(1, 49);

  private static final int ROUND = 50;

  private final int share;
  private final int first;

  Kind(int share, int first) {
    this.share = share;
    this.first = first;
  }

  /** The number of the ticket which is the {@code nth} of its kind; both count from 0. */
  public long number(long nth) {
    return nth / share * ROUND + first + nth % share;
  }

  /** The same in SQL. */
  public String number(String nth) {
    return "(%1$s / %2$d * %3$d + %4$d + %1$s %% %2$d)".formatted(nth, share, ROUND, first);
  }

  /** How many there are among the first {@code tickets}, a multiple of fifty. */
  public long among(long tickets) {
    return tickets / ROUND * share;
  }

  /**
   * A word that the kind's original, its order, its customer and its charge have in their names.
   */
  String tag() {
    return "origin" + name().toLowerCase(Locale.ROOT);
  }
}
