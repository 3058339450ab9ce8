package io.posventa.sla.deadline;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.posventa.sla.ladder.Step;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;

/** What was due in cases as of a version, for mails that must say so. */
@Path("/internal/cases/deadlines")
class CaseDeadlinesResource {
  private final DeadlineService deadlines;

  CaseDeadlinesResource(DeadlineService deadlines) {
    this.deadlines = deadlines;
  }

  record Ask(@NotNull @Size(max = 500) List<@Valid @NotNull CaseVersion> requests) {}

  record CaseVersion(@NotBlank @JsonProperty("case") String caseId, long version) {}

  record Answer(List<CaseView> cases) {}

  /** Not {@code ready}: the version has not arrived here yet, ask again. */
  record CaseView(@JsonProperty("case") String caseId, boolean ready, List<DueView> deadlines) {}

  record DueView(
      String id,
      String ladder,
      int step,
      int number,
      Step.Action action,
      Instant dueAt,
      Deadline.Status status) {

    /** What has been cancelled since was pending then. */
    static DueView asOfThen(Deadline deadline) {
      var status =
          deadline.status == Deadline.Status.CANCELLED ? Deadline.Status.PENDING : deadline.status;
      return new DueView(
          deadline.key.id(),
          deadline.ladder,
          deadline.step,
          deadline.number,
          deadline.action,
          deadline.dueAt,
          status);
    }
  }

  @POST
  public Answer read(@NotNull @Valid Ask ask) {
    return new Answer(ask.requests().stream().map(this::view).toList());
  }

  private CaseView view(CaseVersion asked) {
    var found = deadlines.asOf(asked.caseId(), asked.version());
    return new CaseView(
        found.caseId(), found.ready(), found.deadlines().stream().map(DueView::asOfThen).toList());
  }
}
