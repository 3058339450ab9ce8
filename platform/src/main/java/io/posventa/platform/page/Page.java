package io.posventa.platform.page;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One page of a list. */
public record Page<T>(String object, List<T> data, boolean hasMore, Optional<String> nextCursor) {
  public Page {
    data = List.copyOf(data);
  }

  public static <T> Page<T> of(List<T> data, boolean hasMore, Optional<String> nextCursor) {
    return new Page<>("list", data, hasMore, nextCursor);
  }

  /** The same page of what each row is shown as. */
  public <V> Page<V> map(Function<? super T, ? extends V> view) {
    return new Page<>(object, data.stream().<V>map(view).toList(), hasMore, nextCursor);
  }
}
