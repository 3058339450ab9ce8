package io.posventa.e2e.bench.seed;

/** Ids of copies: computed from the copy's number, valid TypeIDs, older than any new one. */
public final class Ids {
  /** After the prefix; then the copy's number in 18 digits, and in 4 which of its ids it is. */
  public static final String AGE = "_01jz";

  private static final int TICKET = 0;
  private static final int ORDER = 1;

  private Ids() {}

  public static String ticket(long number) {
    return of("ticket", number, TICKET);
  }

  public static String order(long number) {
    return of("order", number, ORDER);
  }

  static String of(String prefix, long number, int which) {
    return "%s%s%018d%04d".formatted(prefix, AGE, number, which);
  }
}
