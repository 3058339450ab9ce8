package io.posventa.portal.desk.inbox;

import io.posventa.client.model.Awaiting;
import io.posventa.client.model.TicketStatus;
import io.posventa.client.model.TicketType;
import io.posventa.portal.desk.Address;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the inbox shows, as its address says it. Without a word on the state it shows what is open,
 * or, when something is looked for, everything.
 *
 * @param q a ticket's number, a customer's address, or an order's number
 */
record InboxFilter(
    String q, String status, String type, String awaiting, boolean unread, String vendor) {
  private static final String PATH = "/desk";
  private static final int LONGEST = 254;
  private static final Set<String> STATUSES = Set.of("open", "executing", "closed", "all");
  private static final Set<String> TYPES = Set.of("support", "refund", "cancellation");
  private static final Set<String> SIDES = Set.of("vendor", "customer", "operator");

  /** As it came in; words that mean nothing are left out. */
  static InboxFilter of(
      @Nullable String q,
      @Nullable String status,
      @Nullable String type,
      @Nullable String awaiting,
      @Nullable String unread,
      @Nullable String vendor) {
    String looked = Objects.requireNonNullElse(q, "").strip();
    return new InboxFilter(
        looked.substring(0, Math.min(looked.length(), LONGEST)),
        known(status, STATUSES),
        known(type, TYPES),
        known(awaiting, SIDES),
        unread != null,
        vendor != null && vendor.matches("vendor_[0-9a-z]{26}") ? vendor : "");
  }

  static InboxFilter everythingOpen() {
    return new InboxFilter("", "", "", "", false, "");
  }

  InboxFilter awaiting(String side) {
    return new InboxFilter("", "", "", side, false, "");
  }

  InboxFilter onlyUnread() {
    return new InboxFilter("", "all", "", "", true, "");
  }

  InboxFilter inState(String other) {
    return new InboxFilter("", other, "", "", false, "");
  }

  InboxFilter ofType(String other) {
    return new InboxFilter("", "", other, "", false, "");
  }

  /** What the choice of states shows as chosen. */
  public String shownStatus() {
    return !status.isEmpty() ? status : q.isEmpty() ? "open" : "all";
  }

  /** Whether anything is chosen that only the fold-out shows. */
  public boolean isFine() {
    return !type.isEmpty() || !awaiting.isEmpty() || unread || !vendor.isEmpty() || !q.isEmpty();
  }

  Optional<TicketStatus> ticketStatus() {
    return shownStatus().equals("all")
        ? Optional.empty()
        : Optional.of(TicketStatus.fromValue(shownStatus()));
  }

  Optional<TicketType> ticketType() {
    return Optional.of(type).filter(word -> !word.isEmpty()).map(TicketType::fromValue);
  }

  Optional<Awaiting> side() {
    return Optional.of(awaiting).filter(word -> !word.isEmpty()).map(Awaiting::fromValue);
  }

  Optional<String> number() {
    return Optional.of(q).filter(word -> word.matches("[Tt]-[0-9]{1,18}"));
  }

  Optional<String> customer() {
    return Optional.of(q).filter(word -> word.contains("@"));
  }

  /** What is neither of the others is looked for as an order's number. */
  Optional<String> order() {
    return Optional.of(q)
        .filter(word -> !word.isEmpty() && number().isEmpty() && customer().isEmpty())
        .map(word -> word.matches("order_[0-9a-z]{26}") ? word : "ext:" + word);
  }

  public Address address() {
    return Address.of(PATH)
        .with("q", q)
        .with("status", status)
        .with("type", type)
        .with("awaiting", awaiting)
        .with("unread", unread ? "yes" : "")
        .with("vendor", vendor);
  }

  private static String known(@Nullable String word, Set<String> words) {
    return word != null && words.contains(word) ? word : "";
  }
}
