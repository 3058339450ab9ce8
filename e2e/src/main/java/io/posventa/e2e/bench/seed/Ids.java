package io.posventa.e2e.bench.seed;

import java.time.Instant;

/**
 * Ids of copies: computed from the copy's number, valid TypeIDs, older than any new one. And what
 * the others tell.
 */
public final class Ids {
  /** After the prefix; then the copy's number in 18 digits, and in 4 which of its ids it is. */
  public static final String AGE = "_01jz";

  private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";

  private static final int TIME_DIGITS = 10;
  private static final int TICKET = 0;
  private static final int ORDER = 1;

  private Ids() {}

  public static String ticket(long number) {
    return of("ticket", number, TICKET);
  }

  public static String order(long number) {
    return of("order", number, ORDER);
  }

  /** When it was made, to the millisecond: the first ten digits after its prefix. */
  public static Instant madeAt(String id) {
    long millis = 0;
    int from = id.lastIndexOf('_') + 1;
    for (char digit : id.substring(from, from + TIME_DIGITS).toCharArray()) {
      millis = millis * DIGITS.length() + DIGITS.indexOf(digit);
    }
    return Instant.ofEpochMilli(millis);
  }

  static String of(String prefix, long number, int which) {
    return "%s%s%018d%04d".formatted(prefix, AGE, number, which);
  }
}
