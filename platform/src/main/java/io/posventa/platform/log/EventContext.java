package io.posventa.platform.log;

import com.fasterxml.jackson.databind.JsonNode;
import io.posventa.platform.identity.Caller;
import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the events of the current thread are caused by: a request, or another event. */
@ApplicationScoped
class EventContext {
  private static final ThreadLocal<@Nullable IncomingEvent> HANDLING = new ThreadLocal<>();
  private final Instance<Caller> callers;

  EventContext(Instance<Caller> callers) {
    this.callers = callers;
  }

  void handle(IncomingEvent event, Runnable work) {
    HANDLING.set(event);
    try {
      work.run();
    } finally {
      HANDLING.remove();
    }
  }

  @Nullable String causation() {
    @Nullable IncomingEvent event = HANDLING.get();
    return event == null ? null : event.id();
  }

  @Nullable String requestId() {
    return HANDLING.get() == null && inRequest() ? callers.get().requestId() : null;
  }

  /** The caller of a request; the system for what an event or a loop does. */
  Object actor() {
    if (HANDLING.get() == null && inRequest() && callers.get().isKnown()) {
      return callers.get().actor();
    }
    @Nullable IncomingEvent event = HANDLING.get();
    JsonNode told = event == null ? null : event.actor();
    return told == null ? Map.of("role", "system", "id", "system") : told;
  }

  private boolean inRequest() {
    return Arc.container().requestContext().isActive();
  }
}
