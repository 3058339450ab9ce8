package io.posventa.platform.log;

import java.util.Set;

/**
 * Applies other services' facts. Delivery is at least once, the effect is once: {@code apply} runs
 * in the transaction that notes the event in the inbox.
 */
public interface EventHandler {
  /** Exact event types, or a family such as {@code ticket.*}. */
  Set<String> types();

  /** Before the transaction, as the event's tenant: the place for what must be read elsewhere. */
  default void prepare(IncomingEvent event) {}

  /** Inside the transaction, as the event's tenant. */
  void apply(IncomingEvent event);
}
