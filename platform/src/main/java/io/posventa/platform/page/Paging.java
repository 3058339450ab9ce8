package io.posventa.platform.page;

import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Keyset pages: no offsets, no totals, and a limit that is refused rather than clamped. */
@ApplicationScoped
public class Paging {
  public static final int DEFAULT_LIMIT = 25;
  public static final int LARGEST_LIMIT = 100;

  private final Cursors cursors;

  Paging(Cursors cursors) {
    this.cursors = cursors;
  }

  /**
   * What the query parameters {@code limit} and {@code cursor} ask for.
   *
   * @param scope the list, its filters and its sort: a cursor is good for the same only
   */
  public Slice slice(@Nullable Integer limit, @Nullable String cursor, String scope) {
    return slice(limit, cursor, scope, LARGEST_LIMIT);
  }

  /** As {@link #slice(Integer, String, String)}, with a larger limit than most lists have. */
  public Slice slice(
      @Nullable Integer limit, @Nullable String cursor, String scope, int largestLimit) {
    int rows = limit == null ? DEFAULT_LIMIT : limit;
    if (rows < 1 || rows > largestLimit) {
      throw Refusal.parameter(
          CommonProblem.INVALID_REQUEST,
          "limit",
          "out_of_range",
          "From 1 to " + largestLimit + ".");
    }
    return new Slice(rows, Optional.ofNullable(cursor).map(c -> cursors.open(scope, c)), scope);
  }

  /**
   * The page of these rows.
   *
   * @param rows up to {@link Slice#fetch()} of them, in order
   * @param keyOf the parts by which the next page's query finds its start
   */
  public <T> Page<T> page(Slice slice, List<T> rows, Function<T, List<String>> keyOf) {
    if (rows.size() <= slice.limit()) {
      return Page.of(rows, false, Optional.empty());
    }
    var shown = rows.subList(0, slice.limit());
    String next = cursors.seal(slice.scope(), keyOf.apply(shown.getLast()));
    return Page.of(shown, true, Optional.of(next));
  }
}
