package io.posventa.e2e.chaos;

import io.posventa.e2e.house.Case;
import io.posventa.e2e.house.Sale;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What clients of one marketplace were told, for comparison with what there is. */
final class Journal {
  /** A ticket, and what was accepted about it. */
  static final class Entry {
    final Sale sale;
    private final List<String> words = new ArrayList<>();
    private final List<String> doubtful = new ArrayList<>();
    private Optional<Case> opened = Optional.empty();
    private boolean closed;
    private boolean request;

    Entry(Sale sale) {
      this.sale = sale;
    }

    synchronized void opened(Case one) {
      opened = Optional.of(one);
    }

    /** A word that was taken in, with its answer. */
    synchronized void said(String word) {
      words.add(word);
    }

    /** A word of which it was never learnt whether it was taken in. */
    synchronized void mayHaveSaid(String word) {
      doubtful.add(word);
    }

    /** A person closed it, and nothing is to be paid. */
    synchronized void closed() {
      closed = true;
    }

    /** It asks for money, as far as is known. */
    synchronized void isRequest() {
      request = true;
    }

    synchronized Optional<Case> ticket() {
      return opened;
    }

    synchronized List<String> words() {
      return List.copyOf(words);
    }

    synchronized List<String> doubtful() {
      return List.copyOf(doubtful);
    }

    synchronized boolean isClosed() {
      return closed;
    }

    synchronized boolean asksForMoney() {
      return request;
    }
  }

  private final Queue<Entry> entries = new ConcurrentLinkedQueue<>();

  Entry begin(Sale sale) {
    var entry = new Entry(sale);
    entries.add(entry);
    return entry;
  }

  List<Entry> entries() {
    return List.copyOf(entries);
  }
}
