package io.posventa.sla.arithmetic;

import java.util.ArrayList;
import java.util.List;

/** Collects segments in order, joining neighbours that say the same. */
final class Segments {
  private final List<Segment> list = new ArrayList<>();

  void add(Segment segment) {
    if (segment.from().equals(segment.to()) && !segment.counted()) {
      return;
    }
    var joined = list.isEmpty() ? null : list.getLast().join(segment).orElse(null);
    if (joined == null) {
      list.add(segment);
    } else {
      list.set(list.size() - 1, joined);
    }
  }

  List<Segment> list() {
    return List.copyOf(list);
  }
}
