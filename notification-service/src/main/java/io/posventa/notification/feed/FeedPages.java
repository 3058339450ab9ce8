package io.posventa.notification.feed;

import io.posventa.platform.identity.Caller;
import io.posventa.platform.page.Cursors;
import io.posventa.platform.page.Page;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Pages of the feed, each with the cursor of the next: also an empty one. */
@ApplicationScoped
class FeedPages {
  private static final int DEFAULT_LIMIT = 100;
  private static final int LARGEST_LIMIT = 500;

  private final FeedReader feed;
  private final Cursors cursors;
  private final Caller caller;

  FeedPages(FeedReader feed, Cursors cursors, Caller caller) {
    this.feed = feed;
    this.cursors = cursors;
    this.caller = caller;
  }

  /** Where a reader stands. A restored feed has another epoch, in which the position is another. */
  private record Place(Optional<String> epoch, long position) {
    static final Place START = new Place(Optional.empty(), 0);

    static Place of(List<String> parts) {
      return new Place(Optional.of(parts.getFirst()), Long.parseLong(parts.getLast()));
    }

    boolean isGone(FeedReader.Part part) {
      return epoch.isPresent() && (!epoch.get().equals(part.epoch()) || position < part.floor());
    }
  }

  <T> Page<T> page(
      FeedFilter filter,
      @Nullable Integer limit,
      @Nullable String cursor,
      Function<List<FeedReader.Row>, List<T>> views) {
    int size = size(limit);
    var place = cursor == null ? Place.START : Place.of(cursors.open(filter.scope(), cursor));
    var part = feed.read(caller.marketplaceId(), filter, place.position(), size + 1);
    if (place.isGone(part)) {
      throw new Refusal(
          CommonProblem.CURSOR_EXPIRED,
          "What the cursor stands before is no longer kept. Start again without a cursor.");
    }
    boolean hasMore = part.rows().size() > size;
    var shown = hasMore ? part.rows().subList(0, size) : part.rows();
    // All up to the head was looked at, so a quiet tenant's cursor does not grow old.
    long next = hasMore ? shown.getLast().position() : Math.max(part.head(), place.position());
    return Page.of(
        views.apply(shown),
        hasMore,
        Optional.of(cursors.seal(filter.scope(), List.of(part.epoch(), Long.toString(next)))));
  }

  private static int size(@Nullable Integer limit) {
    int size = limit == null ? DEFAULT_LIMIT : limit;
    if (size < 1 || size > LARGEST_LIMIT) {
      throw Refusal.parameter(
          CommonProblem.INVALID_REQUEST,
          "limit",
          "out_of_range",
          "From 1 to " + LARGEST_LIMIT + ".");
    }
    return size;
  }
}
