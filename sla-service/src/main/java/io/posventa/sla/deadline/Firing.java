package io.posventa.sla.deadline;

import io.posventa.platform.tenant.Tenancy;
import io.posventa.platform.tenant.TenantKey;
import io.posventa.platform.tenant.WorkerRole;
import io.posventa.platform.time.TenantClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Fires steps that are due. A case is claimed, its steps fire in due order and are told to its
 * owner in one transaction: a crash in between leaves everything as it was.
 */
@ApplicationScoped
class Firing {
  private static final String TENANTS_WITH_DUE_CASES =
      """
      select distinct marketplace_id
      from (select marketplace_id from ladder_case where live and next_due_at <= ?
            order by next_due_at limit ?) oldest""";
  private static final String NEXT_DUE =
      "select min(next_due_at) from ladder_case where live and next_due_at <= ?";

  private final LadderCaseRepository cases;
  private final LadderService ladders;
  private final WorkerRole worker;
  private final Tenancy tenancy;
  private final TenantClock clock;
  private final Clock machine;
  private final FiringConfig config;

  Firing(
      LadderCaseRepository cases,
      LadderService ladders,
      WorkerRole worker,
      Tenancy tenancy,
      TenantClock clock,
      Clock machine,
      FiringConfig config) {
    this.cases = cases;
    this.ladders = ladders;
    this.worker = worker;
    this.tenancy = tenancy;
    this.clock = clock;
    this.machine = machine;
    this.config = config;
  }

  /** The live tenants that have something due now, those with the oldest first in reach. */
  List<String> tenantsWithDueCases() {
    var now = machine.instant();
    return worker.call(connection -> tenants(connection, now));
  }

  private List<String> tenants(Connection connection, Instant now) throws SQLException {
    try (var statement = connection.prepareStatement(TENANTS_WITH_DUE_CASES)) {
      statement.setObject(1, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
      statement.setInt(2, 2 * config.batch());
      var tenants = new ArrayList<String>();
      try (var row = statement.executeQuery()) {
        while (row.next()) {
          tenants.add(row.getString(1));
        }
      }
      return tenants;
    }
  }

  /** The earliest due instant of all live tenants, if it comes before the next look. */
  Optional<Instant> nextDue() {
    var until = machine.instant().plus(config.idle());
    return worker.call(
        connection -> {
          try (var statement = connection.prepareStatement(NEXT_DUE)) {
            statement.setObject(1, OffsetDateTime.ofInstant(until, ZoneOffset.UTC));
            try (var row = statement.executeQuery()) {
              row.next();
              return Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
                  .map(OffsetDateTime::toInstant);
            }
          }
        });
  }

  /**
   * Fires a batch of the current, live tenant.
   *
   * @return how many steps fired or moved on
   */
  @Transactional
  int fireLive() {
    var now = clock.now();
    var claimed = cases.claimDue(tenancy.current(), now, config.batch());
    return fire(claimed, now, now, Integer.MAX_VALUE);
  }

  /** The cases of the current, live tenant with something due: to be fired one by one. */
  @Transactional
  List<String> dueCases() {
    return cases.dueIds(tenancy.current(), clock.now(), config.batch());
  }

  /** Fires one case of the current, live tenant. */
  @Transactional
  int fireCase(String id) {
    var now = clock.now();
    var locked = cases.lock(new TenantKey(tenancy.current(), id)).stream().toList();
    return fire(locked, now, now, Integer.MAX_VALUE);
  }

  /**
   * Fires the steps of the current test-clock tenant that are due by then, one per case at most.
   *
   * @return how many steps fired or moved on
   */
  @Transactional
  int fireTest(Instant until) {
    var now = clock.now();
    var reached = until.isBefore(now) ? until : now;
    return fire(cases.lockDue(tenancy.current(), reached), reached, now, 1);
  }

  private int fire(List<LadderCase> locked, Instant until, Instant now, int most) {
    if (locked.isEmpty()) {
      return 0;
    }
    int fired = 0;
    var changed = ladders.laddersOf(locked, now);
    for (CaseLadders one : changed) {
      fired += one.fireDue(until, most);
    }
    ladders.keep(changed);
    return fired;
  }
}
