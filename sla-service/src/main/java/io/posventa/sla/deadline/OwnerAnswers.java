package io.posventa.sla.deadline;

import io.posventa.platform.log.EventHandler;
import io.posventa.platform.log.IncomingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Set;

/** What a case's owner says about a step that it did not do. */
@ApplicationScoped
class OwnerAnswers implements EventHandler {
  private static final String SUPERSEDED = "deadline.superseded";
  private static final String HANDED_BACK = "deadline.handed_back";

  private final LadderService ladders;

  OwnerAnswers(LadderService ladders) {
    this.ladders = ladders;
  }

  @Override
  public Set<String> types() {
    return Set.of(SUPERSEDED, HANDED_BACK);
  }

  @Override
  public void apply(IncomingEvent event) {
    var data = event.data();
    var of = data.path("case").asText(event.correlation());
    if (event.type().equals(SUPERSEDED)) {
      ladders.supersede(of, event.subject(), data.path("by_event_type").asText(event.type()));
    } else {
      var at = data.path("at");
      ladders.handBack(
          of,
          event.subject(),
          at.isTextual() ? Instant.parse(at.asText()) : event.time(),
          event.type());
    }
  }
}
