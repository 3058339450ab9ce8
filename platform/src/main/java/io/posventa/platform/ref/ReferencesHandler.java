package io.posventa.platform.ref;

import com.fasterxml.jackson.databind.JsonNode;
import io.posventa.platform.log.EventHandler;
import io.posventa.platform.log.IncomingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.stream.Collectors;

/** Keeps the copies as new as their owners' events. */
@ApplicationScoped
class ReferencesHandler implements EventHandler {
  private final References references;
  private final Set<String> types;

  ReferencesHandler(References references, ReferencesConfig config) {
    this.references = references;
    this.types =
        config.owners().keySet().stream()
            .map(kind -> kind + ".*")
            .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Set<String> types() {
    return types;
  }

  @Override
  public void apply(IncomingEvent event) {
    String kind = event.type().substring(0, event.type().indexOf('.'));
    JsonNode data = event.data().get(kind);
    if (data != null) {
      references.store(kind, event.subject(), event.version(), data);
    }
  }
}
