package io.posventa.ticket.thread;

import io.posventa.platform.page.Slice;
import io.posventa.ticket.history.History;
import io.posventa.ticket.history.HistoryEntry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** The pages of what a ticket holds, for those who may see the ticket. */
@ApplicationScoped
class ThreadReader {
  private final Access access;
  private final MessageRepository messages;
  private final History history;

  ThreadReader(Access access, MessageRepository messages, History history) {
    this.access = access;
    this.messages = messages;
    this.history = history;
  }

  @Transactional
  List<MessageView> messages(String ticketId, Slice slice) {
    return messages.after(access.read(ticketId).key, version(slice), slice.fetch()).stream()
        .map(MessageView::of)
        .toList();
  }

  @Transactional
  List<HistoryEntry> history(String ticketId, Slice slice) {
    return history.after(access.read(ticketId).key.id(), version(slice), slice.fetch());
  }

  private static long version(Slice slice) {
    return slice.after().map(key -> Long.parseLong(key.getFirst())).orElse(0L);
  }
}
