package io.posventa.platform.page;

import java.util.List;
import java.util.Optional;

/**
 * Which part of a list is asked for.
 *
 * @param limit rows at most
 * @param after the key parts of the row before the first; none: from the start
 * @param scope the filters and the sort that the cursor is bound to
 */
public record Slice(int limit, Optional<List<String>> after, String scope) {
  /** One row more than asked for tells whether there are more. */
  public int fetch() {
    return limit + 1;
  }
}
