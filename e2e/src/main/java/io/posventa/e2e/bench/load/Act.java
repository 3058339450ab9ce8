package io.posventa.e2e.bench.load;

import java.io.IOException;

/** What a client does once; may be several requests. */
@FunctionalInterface
public interface Act {
  /**
   * Does it.
   *
   * @param turn how often it was done before, by whichever client
   * @return the status of the answer, of the first that was not as hoped when there were several
   */
  int once(Wire wire, long turn) throws IOException;
}
