package io.posventa.sla.quality;

import io.posventa.platform.log.EventHandler;
import io.posventa.platform.log.IncomingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Counts what tickets tell, each event once. */
@ApplicationScoped
class QualityEvents implements EventHandler {
  private static final String OWNER = "ticket-service";

  private final QualityFacts facts;

  QualityEvents(QualityFacts facts) {
    this.facts = facts;
  }

  @Override
  public Set<String> types() {
    return Set.of("ticket.*", "message.*");
  }

  @Override
  public void apply(IncomingEvent event) {
    if (event.source().equals(OWNER)) {
      facts.count(TicketNews.of(event));
    }
  }
}
