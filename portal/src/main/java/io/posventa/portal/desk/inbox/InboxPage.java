package io.posventa.portal.desk.inbox;

import io.posventa.portal.desk.DeskMessages;
import io.posventa.portal.desk.Staff;
import io.posventa.portal.page.Option;
import io.posventa.portal.page.Words;
import java.util.List;
import java.util.stream.Stream;

/**
 * A page of the inbox.
 *
 * @param vendors to choose from, by id; none for a vendor
 * @param next where it goes on, or empty
 * @param first where it begins, when this is not it
 */
record InboxPage(
    Staff staff,
    InboxFilter filter,
    List<InboxRow> rows,
    List<Option> vendors,
    String next,
    String first) {

  /** A filter that many want, one press away. */
  public record View(String href, String label, boolean current) {}

  public List<View> views() {
    var words = words();
    var all = InboxFilter.everythingOpen();
    return List.of(
        view(all, words.viewOpen()),
        view(all.awaiting(staff.side()), words.viewMine()),
        view(all.onlyUnread(), words.viewUnread()),
        view(all.ofType("refund"), words.viewRefunds()),
        view(all.inState("closed"), words.viewClosed()));
  }

  public List<Option> statuses() {
    var common = Words.of(staff.reader());
    return optional(
        "all",
        words().all(),
        filter.shownStatus(),
        Option.of(
            List.of("open", "executing", "closed"), common::statusName, filter.shownStatus()));
  }

  public List<Option> types() {
    var common = Words.of(staff.reader());
    var types =
        Option.of(List.of("support", "refund", "cancellation"), common::typeName, filter.type());
    return optional("", words().all(), filter.type(), types);
  }

  public List<Option> sides() {
    var sides =
        Option.of(List.of("vendor", "customer", "operator"), words()::sideName, filter.awaiting());
    return optional("", words().anyone(), filter.awaiting(), sides);
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /** Whether nothing is there because nothing ever was. */
  public boolean isPlain() {
    return filter.equals(InboxFilter.everythingOpen());
  }

  /** The page as it is now, for a script that looks again. */
  public String address() {
    return filter.address().toString();
  }

  private View view(InboxFilter other, String label) {
    return new View(other.address().toString(), label, other.equals(filter));
  }

  private DeskMessages words() {
    return Words.of(DeskMessages.class, staff.reader());
  }

  static List<Option> optional(String value, String label, String chosen, List<Option> others) {
    var none = new Option(value, label, value.equals(chosen));
    return Stream.concat(Stream.of(none), others.stream()).toList();
  }
}
