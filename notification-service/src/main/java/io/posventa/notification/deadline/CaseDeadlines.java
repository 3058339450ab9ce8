package io.posventa.notification.deadline;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.posventa.notification.template.MailContent.Deadline;
import io.posventa.notification.template.MailContent.DueAction;
import io.posventa.notification.wire.Lenient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

  /** A case as of a version. */
  public record Wanted(String caseId, long version) {}

  /**
   * What was due as of the versions asked for, where sla-service has seen them. None when it cannot
   * be asked: who wants to know comes again.
   */
  public Map<Wanted, List<Deadline>> asOf(List<Wanted> wanted) {
    var request =
        new DeadlinesClient.Request(
            wanted.stream()
                .map(one -> new DeadlinesClient.Wanted(one.caseId(), one.version()))
                .toList());
    try {
      return match(wanted, lenient.read(deadlines.read(request), Answer.class).cases());
    } catch (RuntimeException e) {
      LOG.infof("sla-service does not tell deadlines: %s", e.getMessage());
      return Map.of();
    }
  }

  /** The answers come in the order of the questions. */
  private static Map<Wanted, List<Deadline>> match(List<Wanted> wanted, List<OneCase> answers) {
    var found = new HashMap<Wanted, List<Deadline>>();
    for (int i = 0; i < Math.min(wanted.size(), answers.size()); i++) {
      var answer = answers.get(i);
      if (answer.ready() && answer.caseId().equals(wanted.get(i).caseId())) {
        found.put(wanted.get(i), due(answer));
      }
    }
    return found;
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
