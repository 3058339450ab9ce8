package io.posventa.gateway.limit;

/** What one bucket allows. */
record Quota(int perSecond, int perMinute) {
  private static final int LOTS_IN_A_SECOND = 10;

  /** A tenth of a second's quota: what a replica takes at once. */
  int lot() {
    return Math.max(1, perSecond / LOTS_IN_A_SECOND);
  }
}
