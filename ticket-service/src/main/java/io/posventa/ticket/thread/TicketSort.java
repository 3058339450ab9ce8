package io.posventa.ticket.thread;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The orders in which tickets are listed; each has its index. */
enum TicketSort {
  CREATED("created_at", "created_at", false),
  CREATED_DESCENDING("-created_at", "created_at", true),
  UPDATED("updated_at", "updated_at", false),
  UPDATED_DESCENDING("-updated_at", "updated_at", true);

  private final String word;
  private final String column;
  private final boolean descending;

  TicketSort(String word, String column, boolean descending) {
    this.word = word;
    this.column = column;
    this.descending = descending;
  }

  static Optional<TicketSort> of(String word) {
    return Arrays.stream(values()).filter(sort -> sort.word.equals(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(sort -> sort.word).toList();
  }

  String column() {
    return column;
  }

  boolean descending() {
    return descending;
  }

  /** Where the next page goes on. */
  List<String> keyOf(TicketSnapshot ticket) {
    Instant at = column.equals("created_at") ? ticket.createdAt() : ticket.updatedAt();
    return List.of(at.toString(), ticket.id());
  }
}
