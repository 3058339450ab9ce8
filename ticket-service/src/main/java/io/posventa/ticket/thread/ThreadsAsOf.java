package io.posventa.ticket.thread;

import io.posventa.platform.tenant.Tenancy;
import io.posventa.platform.tenant.TenantKey;
import io.posventa.ticket.history.History;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** Reads what a thread looked like when a version was told. */
@ApplicationScoped
class ThreadsAsOf {
  private final History history;
  private final MessageRepository messages;
  private final Tenancy tenancy;

  ThreadsAsOf(History history, MessageRepository messages, Tenancy tenancy) {
    this.history = history;
    this.messages = messages;
    this.tenancy = tenancy;
  }

  @Transactional
  List<ThreadsResource.ThreadView> of(List<ThreadsResource.Request> requests) {
    return requests.stream().map(this::of).flatMap(Optional::stream).toList();
  }

  private Optional<ThreadsResource.ThreadView> of(ThreadsResource.Request request) {
    var key = new TenantKey(tenancy.current(), request.ticket());
    return history
        .ticketAsOf(request.ticket(), request.version())
        .map(
            ticket ->
                new ThreadsResource.ThreadView(
                    ticket,
                    messages.until(key, request.version()).stream().map(MessageView::of).toList()));
  }
}
