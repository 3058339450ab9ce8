package io.posventa.ticket.thread;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;

/** Threads as they were at a version, for those who mail them. */
@Path("/internal/threads")
class ThreadsResource {
  record Request(@NotNull String ticket, long version) {}

  record Requests(@NotNull @Size(max = 500) List<@NotNull @Valid Request> requests) {}

  record ThreadView(JsonNode ticket, List<MessageView> messages) {}

  record Threads(List<ThreadView> threads) {}

  private final ThreadsAsOf threads;

  ThreadsResource(ThreadsAsOf threads) {
    this.threads = threads;
  }

  /** Of each request that names a version that there is, in the order of the requests. */
  @POST
  public Threads read(@NotNull @Valid Requests wanted) {
    return new Threads(threads.of(wanted.requests()));
  }
}
