package io.posventa.notification.feed;

import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which events of the feed are read.
 *
 * @param types exact types
 * @param families all types before the dot
 * @param vendorId only what this vendor may see
 * @param onlyTickets only those that bring a version of a ticket
 */
record FeedFilter(
    List<String> types, List<String> families, Optional<String> vendorId, boolean onlyTickets) {

  private static final Pattern TYPE = Pattern.compile("[a-z_]{1,50}\\.([a-z_]{1,50}|\\*)");
  private static final int MOST_TYPES = 50;

  static FeedFilter of(@Nullable String types, Optional<String> vendorId) {
    var exact = new TreeSet<String>();
    var families = new TreeSet<String>();
    if (types != null) {
      for (String type : List.of(types.split(",", MOST_TYPES + 1))) {
        if (!TYPE.matcher(type).matches() || exact.size() + families.size() == MOST_TYPES) {
          throw Refusal.parameter(
              CommonProblem.INVALID_REQUEST,
              "types",
              "invalid",
              "Up to 50 types such as ticket.opened or ticket.*, separated by commas.");
        }
        if (type.endsWith(".*")) {
          families.add(type.substring(0, type.indexOf('.')));
        } else {
          exact.add(type);
        }
      }
    }
    return new FeedFilter(List.copyOf(exact), List.copyOf(families), vendorId, false);
  }

  static FeedFilter tickets(Optional<String> vendorId) {
    return new FeedFilter(List.of(), List.of(), vendorId, true);
  }

  /** What a cursor is bound to: with another filter it would skip what this one left out. */
  String scope() {
    return onlyTickets ? "ticket changes" : "events " + types + families;
  }

  String condition() {
    var condition = new StringBuilder();
    if (isNarrow()) {
      condition.append(" and family = any(?) and (type = any(?) or family = any(?))");
    }
    if (vendorId.isPresent()) {
      condition.append(" and vendor_id = any(?)");
    }
    if (onlyTickets) {
      condition.append(" and is_ticket");
    }
    return condition.toString();
  }

  /** The arrays that the condition names, in its order. */
  List<List<String>> values() {
    var values = new ArrayList<List<String>>();
    if (isNarrow()) {
      values.add(allFamilies());
      values.add(types);
      values.add(families);
    }
    vendorId.ifPresent(vendor -> values.add(List.of(vendor)));
    return values;
  }

  private boolean isNarrow() {
    return !types.isEmpty() || !families.isEmpty();
  }

  private List<String> allFamilies() {
    var all = new TreeSet<>(families);
    types.forEach(type -> all.add(type.substring(0, type.indexOf('.'))));
    return List.copyOf(all);
  }
}
