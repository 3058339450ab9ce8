package io.posventa.ticket.thread;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.posventa.platform.http.Live;

/** A ticket as one reader sees it now: the snapshot, what is live, and what was expanded. */
record TicketView(long version, ObjectNode ticket) implements Live {

  @JsonValue
  ObjectNode json() {
    return ticket;
  }
}
