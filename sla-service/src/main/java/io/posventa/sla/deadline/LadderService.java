package io.posventa.sla.deadline;

import io.posventa.platform.id.Ids;
import io.posventa.platform.log.AfterCommit;
import io.posventa.platform.log.Change;
import io.posventa.platform.log.Outbox;
import io.posventa.platform.tenant.Tenancy;
import io.posventa.platform.tenant.TenantKey;
import io.posventa.platform.time.TenantClock;
import io.posventa.sla.calendar.Profiles;
import io.posventa.sla.ladder.LadderPolicies;
import io.posventa.sla.ladder.Occurrence;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Applies what happened to cases. Each method holds the case's row while it works on its ladders.
 */
@ApplicationScoped
class LadderService {
  private final LadderCaseRepository cases;
  private final EarlyFacts earlyFacts;
  private final LadderRunRepository runs;
  private final DeadlineRepository deadlines;
  private final LadderPolicies policies;
  private final Profiles profiles;
  private final Outbox outbox;
  private final AfterCommit afterCommit;
  private final FiringAlarm alarm;
  private final Ids ids;
  private final TenantClock clock;
  private final Tenancy tenancy;

  LadderService(
      LadderCaseRepository cases,
      EarlyFacts earlyFacts,
      LadderRunRepository runs,
      DeadlineRepository deadlines,
      LadderPolicies policies,
      Profiles profiles,
      Outbox outbox,
      AfterCommit afterCommit,
      FiringAlarm alarm,
      Ids ids,
      TenantClock clock,
      Tenancy tenancy) {
    this.cases = cases;
    this.earlyFacts = earlyFacts;
    this.runs = runs;
    this.deadlines = deadlines;
    this.policies = policies;
    this.profiles = profiles;
    this.outbox = outbox;
    this.afterCommit = afterCommit;
    this.alarm = alarm;
    this.ids = ids;
    this.clock = clock;
    this.tenancy = tenancy;
  }

  /**
   * A version of a case, from its owner's stream; one that is not newer than the last is ignored.
   */
  @Transactional
  void advance(CaseFacts snapshot, Occurrence happened) {
    var vendor = profiles.vendor(snapshot.vendor());
    var marketplace = profiles.marketplace();
    var known = cases.lock(key(snapshot.id()));
    if (known.isEmpty()) {
      earlyFacts.takeName(key(snapshot.id()));
    }
    var of =
        known.orElseGet(
            () ->
                new LadderCase(
                    key(snapshot.id()),
                    snapshot.vendor(),
                    snapshot.policy(),
                    marketplace.isLive()));
    if (happened.caseVersion() <= of.lastVersion) {
      return;
    }
    of.become(happened.caseVersion(), snapshot.status(), snapshot.named(vendor));
    of.orderId = snapshot.order().orElse(null);
    var ladders =
        known.isEmpty()
            ? new CaseLadders(of, List.of(), List.of(), ids::next, clock.now())
            : laddersOf(List.of(of), clock.now()).getFirst();
    var policy = policies.policy(of.policyId);
    var profile = profiles.profile(vendor, marketplace);
    ladders.happen(happened, policy, profile);
    if (known.isEmpty()) {
      for (var early : earlyFacts.take(of.key)) {
        ladders.happen(early.in(of.lastVersion), policy, profile);
      }
    }
    keep(ladders);
  }

  /**
   * Something about a case that is no version of it, such as a mail that was accepted. Most of it
   * concerns no ladder, and costs no more than to find that out. A case that is not known yet finds
   * it when it comes.
   */
  @Transactional
  void happen(String caseId, Occurrence.Loose happened) {
    var known = standing(caseId, happened);
    if (known.isEmpty()) {
      earlyFacts.keep(key(caseId), happened);
      return;
    }
    var standing = known.get();
    if (!standing.isCancelling()
        && policies.policy(standing.policyId()).ladders().stream()
            .noneMatch(ladder -> ladder.heeds(happened.event()))) {
      return;
    }
    var of = cases.lock(key(caseId)).orElseThrow();
    var vendor = profiles.vendor(of.vendorId);
    var ladders = laddersOf(List.of(of), clock.now()).getFirst();
    ladders.happen(
        happened.in(of.lastVersion),
        policies.policy(of.policyId),
        profiles.profile(vendor, profiles.marketplace()));
    keep(ladders);
  }

  /** Empty where the case is not known, and will not be before this transaction has ended. */
  private Optional<LadderCaseRepository.Standing> standing(
      String caseId, Occurrence.Loose happened) {
    var known = cases.standing(key(caseId), happened.event());
    if (known.isPresent()) {
      return known;
    }
    earlyFacts.takeName(key(caseId));
    return cases.standing(key(caseId), happened.event());
  }

  /** The owner found an event that came before the step. */
  @Transactional
  void supersede(String caseId, String deadlineId, String byEvent) {
    withDeadline(caseId, deadlineId, (ladders, deadline) -> ladders.supersede(deadline, byEvent));
  }

  /** The owner got the step on a day that it skips. */
  @Transactional
  void handBack(String caseId, String deadlineId, Instant at, String event) {
    withDeadline(caseId, deadlineId, (ladders, deadline) -> ladders.handBack(deadline, at, event));
  }

  @FunctionalInterface
  private interface OnDeadline {
    void apply(CaseLadders ladders, Deadline deadline);
  }

  private void withDeadline(String caseId, String deadlineId, OnDeadline work) {
    var of = cases.lock(key(caseId));
    if (of.isEmpty()) {
      return;
    }
    var ladders = laddersOf(List.of(of.get()), clock.now()).getFirst();
    deadlines
        .findByIdOptional(key(deadlineId))
        .filter(deadline -> deadline.caseId.equals(caseId))
        .ifPresent(deadline -> work.apply(ladders, deadline));
    keep(ladders);
  }

  /** The ladders of cases that the current transaction has locked. */
  List<CaseLadders> laddersOf(Collection<LadderCase> locked, Instant now) {
    var of = locked.stream().map(one -> one.key.id()).toList();
    var runsByCase =
        runs.activeOf(tenancy.current(), of).stream()
            .collect(Collectors.groupingBy(run -> run.caseId));
    var deadlinesByCase =
        deadlines.openOf(tenancy.current(), of).stream()
            .collect(Collectors.groupingBy(deadline -> deadline.caseId));
    return locked.stream()
        .map(
            one ->
                new CaseLadders(
                    one,
                    runsByCase.getOrDefault(one.key.id(), List.of()),
                    deadlinesByCase.getOrDefault(one.key.id(), List.of()),
                    ids::next,
                    now))
        .toList();
  }

  private void keep(CaseLadders ladders) {
    keep(List.of(ladders));
  }

  /** Stores what changed and tells it; the poller learns of an earlier due instant after commit. */
  void keep(Collection<CaseLadders> changed) {
    runs.flush(); // what ended makes room first: a case has one run of a ladder at a time
    for (CaseLadders ladders : changed) {
      cases.persist(ladders.settled());
      runs.persist(ladders.started());
      deadlines.persist(ladders.scheduled());
      if (ladders.isLive()) {
        ladders.nextDueAt().ifPresent(due -> afterCommit.run(() -> alarm.at(due)));
      }
    }
    deadlines.flush();
    var now = clock.now();
    for (CaseLadders ladders : changed) {
      ladders.facts().forEach((deadline, fact) -> tell(ladders, deadline, fact, now));
    }
  }

  private void tell(CaseLadders ladders, Deadline deadline, DeadlineFact fact, Instant now) {
    var view = DeadlineView.of(deadline);
    DeadlineNews news =
        fact == DeadlineFact.REACHED
            ? reached(ladders, deadline, view)
            : new DeadlineNews.Changed(view);
    outbox.append(
        new Change(fact.type(), deadline.key.id(), deadline.version, now, deadline.caseId, news));
  }

  private static DeadlineNews reached(CaseLadders ladders, Deadline deadline, DeadlineView view) {
    var run = ladders.runOf(deadline).orElseThrow();
    return new DeadlineNews.Reached(
        view,
        run.cancelOn,
        run.restartOn,
        deadline.effect.inform(),
        ladders.notAfter(deadline),
        deadline.effect.to(),
        deadline.effect.flag(),
        deadline.effect.closeReason());
  }

  private TenantKey key(String id) {
    return new TenantKey(tenancy.current(), id);
  }

  /** The earliest due instant of the current test-clock tenant, up to the given one. */
  @Transactional
  Optional<Instant> nextDue(Instant until) {
    return cases.nextDue(tenancy.current(), until);
  }
}
