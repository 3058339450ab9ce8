package io.posventa.platform.log;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;

/** Finds who in this service takes an event. */
@ApplicationScoped
class Handlers {
  private static final String FAMILY = ".*";

  private final List<EventHandler> all;
  private final ConcurrentHashMap<String, List<EventHandler>> byType = new ConcurrentHashMap<>();

  Handlers(@All List<EventHandler> all) {
    this.all = List.copyOf(all);
  }

  Delivery deliveryOf(IncomingEvent event) {
    return new Delivery(event, of(event.type()));
  }

  private List<EventHandler> of(String type) {
    return byType.computeIfAbsent(
        type, wanted -> all.stream().filter(handler -> takes(handler, wanted)).toList());
  }

  private static boolean takes(EventHandler handler, String type) {
    return handler.types().stream().anyMatch(pattern -> matches(pattern, type));
  }

  static boolean matches(String pattern, String type) {
    return pattern.equals(type)
        || (pattern.endsWith(FAMILY)
            && type.startsWith(pattern.substring(0, pattern.length() - 1)));
  }
}
