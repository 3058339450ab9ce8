package io.posventa.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.posventa.launcher.api.Api;
import io.posventa.launcher.process.Trouble;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is due for a case, and why then. */
final class Deadlines {
  /** One step of a ladder. */
  record Step(String id, String action, String status, Instant dueAt) {
    static Step of(JsonNode json) {
      return new Step(
          json.path("id").asText(),
          json.path("action").asText(),
          json.path("status").asText(),
          Instant.parse(json.path("due_at").asText()));
    }
  }

  private final Api operator;
  private final Timeline timeline;

  Deadlines(Api operator, Timeline timeline) {
    this.operator = operator;
    this.timeline = timeline;
  }

  /** The steps still to come, soonest first. */
  List<Step> pending(String ticket) {
    var steps = new ArrayList<Step>();
    for (var json : operator.get("/v1/deadlines?status=pending&case=" + ticket).path("data")) {
      steps.add(Step.of(json));
    }
    steps.sort(Comparator.comparing(Step::dueAt));
    return steps;
  }

  /** The one step still to come. */
  Step next(String ticket) {
    return pending(ticket).stream()
        .findFirst()
        .orElseThrow(() -> new Trouble("Nothing is due for %s.".formatted(ticket)));
  }

  void explain(Step step) {
    var explanation = operator.get("/v1/deadlines/" + step.id() + "/explanation");
    timeline.detail(
        "%s due %s. Why: %s"
            .formatted(
                step.action(),
                timeline.moment(step.dueAt()),
                explanation.path("sentence").asText()));
  }
}
