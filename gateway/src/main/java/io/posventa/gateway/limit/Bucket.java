package io.posventa.gateway.limit;

import io.posventa.gateway.limit.Lots.Lot;

/**
 * What this replica holds of one quota. Tokens are good in any second, so that a slow caller costs
 * the database one statement in ten requests; those used in a later second than they were taken in
 * are reported with the next lot and counted there.
 */
final class Bucket {
  private final Quota quota;
  private int tokens;
  private long tokensOf;
  private int unreported;
  private int secondLeft;
  private int minuteLeft;
  private long emptyIn = -1;

  Bucket(Quota quota) {
    this.quota = quota;
    this.secondLeft = quota.perSecond();
    this.minuteLeft = quota.perMinute();
  }

  /** Takes a token if there is one here. */
  synchronized boolean take(long second) {
    if (tokens == 0) {
      return false;
    }
    tokens--;
    if (second != tokensOf) {
      unreported++;
      if (second > tokensOf) {
        secondLeft = quota.perSecond() - unreported;
      }
    }
    return true;
  }

  /** Whether the quota of this second is known to be used up. */
  synchronized boolean isEmpty(long second) {
    return emptyIn == second && tokens == 0;
  }

  /** What to tell with the next lot. */
  synchronized int report() {
    int told = unreported;
    unreported = 0;
    return told;
  }

  synchronized void fill(Lot lot, long second) {
    tokens += lot.granted();
    tokensOf = second;
    secondLeft = lot.secondLeft();
    minuteLeft = lot.minuteLeft();
    emptyIn = lot.granted() == 0 ? second : -1;
  }

  /** How the quota stands, as the headers tell it. */
  synchronized Standing standing() {
    int second = Math.min(quota.perSecond(), secondLeft + tokens);
    int minute = Math.min(quota.perMinute(), minuteLeft + tokens);
    return new Standing(second, minute);
  }

  /** Requests left in the present second and minute. */
  record Standing(int secondLeft, int minuteLeft) {
    boolean isMinuteNearer() {
      return minuteLeft < secondLeft;
    }
  }
}
