package io.posventa.sla.deadline;

import io.posventa.platform.tenant.TenantKey;
import io.posventa.sla.arithmetic.DueDates;
import io.posventa.sla.arithmetic.Explanation;
import io.posventa.sla.arithmetic.Move;
import io.posventa.sla.arithmetic.Pause;
import io.posventa.sla.calendar.Profile;
import io.posventa.sla.calendar.WorkCalendar;
import io.posventa.sla.ladder.Ladder;
import io.posventa.sla.ladder.LadderPolicy;
import io.posventa.sla.ladder.Occurrence;
import io.posventa.sla.ladder.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The ladders of one case. What happens to the case cancels, then starts and restarts, then pauses
 * or resumes; what is due fires. Plain Java: it is given the time, the rows and a maker of ids.
 */
final class CaseLadders {
  private static final Comparator<Deadline> IN_DUE_ORDER =
      Comparator.comparing((Deadline d) -> d.dueAt)
          .thenComparingInt(d -> d.step)
          .thenComparing(d -> d.key.id());

  private final LadderCase of;
  private final List<LadderRun> runs;
  private final List<Deadline> deadlines;
  private final UnaryOperator<String> ids;
  private final Instant now;
  private final List<LadderRun> started = new ArrayList<>();
  private final List<Deadline> scheduled = new ArrayList<>();
  private final Map<Deadline, DeadlineFact> facts = new LinkedHashMap<>();

  /**
   * @param runs those that have not ended
   * @param deadlines those that are pending or paused
   */
  CaseLadders(
      LadderCase of,
      Collection<LadderRun> runs,
      Collection<Deadline> deadlines,
      UnaryOperator<String> ids,
      Instant now) {
    this.of = of;
    this.runs = new ArrayList<>(runs);
    this.deadlines = new ArrayList<>(deadlines);
    this.ids = ids;
    this.now = now;
  }

  /** The case is as it became by this; {@code of} says so already. */
  void happen(Occurrence happened, LadderPolicy policy, Profile profile) {
    for (LadderRun run : List.copyOf(runs)) {
      if (run.isCancelledBy(happened)) {
        end(run, happened);
      }
    }
    for (Ladder ladder : policy.ladders()) {
      if (ladder.startsOn(happened, of.facts)) {
        start(ladder, happened, policy, profile);
      }
    }
    for (LadderRun run : runs) {
      hold(run, happened.at());
    }
  }

  private void start(Ladder ladder, Occurrence happened, LadderPolicy policy, Profile profile) {
    var running = runs.stream().filter(run -> run.ladder.equals(ladder.name())).findFirst();
    if (running.isPresent() && !ladder.restart()) {
      return;
    }
    running.ifPresent(run -> end(run, happened));
    var calendar = policy.calendar(ladder, profile, happened.at());
    var run = new LadderRun(key("run"), of.key.id(), policy.id(), ladder, calendar, happened);
    runs.add(run);
    started.add(run);
    for (Step step : ladder.steps()) {
      schedule(run, ladder, step, happened, policy, calendar);
    }
  }

  private void schedule(
      LadderRun run,
      Ladder ladder,
      Step step,
      Occurrence happened,
      LadderPolicy policy,
      WorkCalendar calendar) {
    var origin =
        new Explanation.Origin(
            policy.id(),
            policy.name(),
            policy.version(),
            ladder.name(),
            step.number(),
            step.action().wire());
    var start =
        new Explanation.Start(
            happened.event(), Optional.of(happened.id()), happened.party(), happened.at());
    var due = DueDates.due(happened.at(), step.rule(), calendar, List.of());
    var explanation =
        Explanation.of(
            origin,
            start,
            step.rule(),
            ladder.calendar().orElse("always"),
            calendar,
            List.of(),
            due);
    var deadline = new Deadline(key("deadline"), of, run, policy, step, explanation, now);
    deadlines.add(deadline);
    scheduled.add(deadline);
    facts.put(deadline, DeadlineFact.SCHEDULED);
  }

  private void end(LadderRun run, Occurrence why) {
    run.end(why);
    runs.remove(run);
    for (Deadline deadline : openOf(run)) {
      deadline.cancel(why, now);
      facts.put(deadline, DeadlineFact.CANCELLED);
    }
  }

  /** Pauses or resumes, as the case's status says. What was due before a pause stays due. */
  private void hold(LadderRun run, Instant at) {
    boolean held = run.pauseWhile.contains(of.status);
    var since = run.pausedAt;
    if (held && since == null) {
      run.pausedAt = at;
      openOf(run).stream()
          .filter(deadline -> deadline.dueAt.isAfter(at))
          .forEach(
              deadline -> {
                deadline.pause(now);
                facts.putIfAbsent(deadline, DeadlineFact.PAUSED);
              });
    } else if (!held && since != null) {
      run.pausedAt = null;
      var pause = new Pause(since, at.isBefore(since) ? since : at);
      openOf(run).stream()
          .filter(deadline -> deadline.status == Deadline.Status.PAUSED)
          .forEach(
              deadline -> {
                deadline.resume(pause, run.workCalendar(), now);
                facts.put(deadline, DeadlineFact.SCHEDULED);
              });
    }
  }

  /**
   * Fires what is due, in due order; what would land on a day that it skips moves on instead.
   *
   * @param most how many steps at most
   * @return how many fired or moved
   */
  int fireDue(Instant until, int most) {
    var due =
        deadlines.stream().filter(d -> d.isDue(until)).sorted(IN_DUE_ORDER).limit(most).toList();
    for (Deadline deadline : due) {
      var move = deadline.rollAgain(now, calendarOf(deadline));
      if (move.isPresent()) {
        deadline.move(move.get(), now);
        facts.put(deadline, DeadlineFact.SCHEDULED);
      } else {
        deadline.fire(now);
        facts.put(deadline, DeadlineFact.REACHED);
      }
    }
    return due.size();
  }

  /** The owner got a fired step too late for its day: it is due again, or over with its ladder. */
  void handBack(Deadline deadline, Instant at, String by) {
    if (deadline.status != Deadline.Status.FIRED) {
      return;
    }
    if (runOf(deadline).isEmpty()) {
      deadline.cancel(by, now);
      facts.put(deadline, DeadlineFact.CANCELLED);
      return;
    }
    Optional<Move> move = deadline.rollAgain(at, calendarOf(deadline));
    if (move.isPresent()) {
      deadline.move(move.get(), now);
    } else {
      deadline.reopen(now);
    }
    deadlines.add(deadline);
    facts.put(deadline, DeadlineFact.SCHEDULED);
  }

  /** The owner saw an event that came first: the step had no effect. */
  void supersede(Deadline deadline, String by) {
    if (deadline.status == Deadline.Status.FIRED) {
      deadline.cancel(by, now);
      facts.put(deadline, DeadlineFact.CANCELLED);
    }
  }

  /** The case, with its next due instant. */
  LadderCase settled() {
    of.nextDueAt = nextDueAt().orElse(null);
    return of;
  }

  boolean isLive() {
    return of.live;
  }

  Optional<Instant> nextDueAt() {
    return deadlines.stream()
        .filter(deadline -> deadline.status == Deadline.Status.PENDING)
        .map(deadline -> deadline.dueAt)
        .min(Comparator.naturalOrder());
  }

  /** Until when a fired step may be done: the start of the next day that it skips. */
  Optional<Instant> notAfter(Deadline deadline) {
    return DueDates.notAfter(now, deadline.explanation.rule().skip(), calendarOf(deadline));
  }

  Optional<LadderRun> runOf(Deadline deadline) {
    return runs.stream().filter(run -> run.key.id().equals(deadline.runId)).findFirst();
  }

  List<LadderRun> started() {
    return started;
  }

  List<Deadline> scheduled() {
    return scheduled;
  }

  /** What others must learn, at most one fact per deadline. */
  Map<Deadline, DeadlineFact> facts() {
    return facts;
  }

  private WorkCalendar calendarOf(Deadline deadline) {
    return runOf(deadline)
        .map(LadderRun::workCalendar)
        .orElseThrow(() -> new IllegalStateException(deadline.key.id() + " has no ladder"));
  }

  private List<Deadline> openOf(LadderRun run) {
    return deadlines.stream()
        .filter(deadline -> deadline.runId.equals(run.key.id()) && deadline.isOpen())
        .toList();
  }

  private TenantKey key(String prefix) {
    return new TenantKey(of.key.marketplaceId(), ids.apply(prefix));
  }
}
