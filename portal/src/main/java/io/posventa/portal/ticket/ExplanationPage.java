package io.posventa.portal.ticket;

import io.posventa.client.model.ExplainedMove;
import io.posventa.client.model.ExplainedSegment;
import io.posventa.client.model.Explanation;
import io.posventa.portal.page.Cities;
import io.posventa.portal.page.Visit;
import java.util.List;
import java.util.Objects;

/** Why a deadline is when it is. */
record ExplanationPage(Visit visit, String base, Explanation explanation) {
  private static final int MOST = 60;

  public List<ExplainedSegment> segments() {
    return counted().subList(0, Math.min(MOST, counted().size()));
  }

  /** A line of times says nothing where all of it counts. */
  public boolean hasPauses() {
    return counted().stream().anyMatch(segment -> !segment.getCounted()) || !moves().isEmpty();
  }

  public List<ExplainedMove> moves() {
    return Objects.requireNonNullElse(explanation.getMoves(), List.of());
  }

  private List<ExplainedSegment> counted() {
    return Objects.requireNonNullElse(explanation.getSegments(), List.of());
  }

  /** “Madrid”. */
  public String city() {
    return Cities.name(explanation.getCalendar().getZone(), visit.reader().locale());
  }
}
