package io.posventa.notification.deadline;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.posventa.notification.template.MailContent.Deadline;
import io.posventa.notification.template.MailContent.DueAction;
import io.posventa.notification.wire.Lenient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** What is still due on cases. */
@ApplicationScoped
public class CaseDeadlines {
  private static final Logger LOG = Logger.getLogger(CaseDeadlines.class);
  private static final String PENDING = "pending";

  private final DeadlinesClient deadlines;
  private final Lenient lenient;

  CaseDeadlines(@RestClient DeadlinesClient deadlines, Lenient lenient) {
    this.deadlines = deadlines;
    this.lenient = lenient;
  }

  record Answer(List<OneCase> cases) {}

  record OneCase(@JsonProperty("case") String caseId, boolean ready, List<OneStep> deadlines) {}

  record OneStep(String action, Instant dueAt, String status) {}

  /**
   * What is due, by case, for those of which sla-service has seen the version asked for. None when
   * it cannot be asked: who wants to know comes again.
   */
  public Map<String, List<Deadline>> asOf(Map<String, Long> versions) {
    var wanted =
        versions.entrySet().stream()
            .map(one -> new DeadlinesClient.Wanted(one.getKey(), one.getValue()))
            .toList();
    try {
      var answer = lenient.read(deadlines.read(new DeadlinesClient.Request(wanted)), Answer.class);
      return answer.cases().stream()
          .filter(OneCase::ready)
          .collect(Collectors.toMap(OneCase::caseId, CaseDeadlines::due, (first, same) -> first));
    } catch (RuntimeException e) {
      LOG.infof("sla-service does not tell deadlines: %s", e.getMessage());
      return Map.of();
    }
  }

  private static List<Deadline> due(OneCase answer) {
    return answer.deadlines().stream().flatMap(CaseDeadlines::due).toList();
  }

  private static Stream<Deadline> due(OneStep step) {
    return step.status().equals(PENDING)
        ? action(step.action()).map(action -> new Deadline(action, step.dueAt())).stream()
        : Stream.of();
  }

  /** Steps that a reader of mails does not notice have no action here. */
  private static Optional<DueAction> action(String name) {
    return Arrays.stream(DueAction.values())
        .filter(action -> action.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst();
  }
}
