package io.posventa.gateway.clock;

import io.posventa.gateway.neighbour.Neighbours;
import io.posventa.platform.log.AfterCommit;
import io.posventa.platform.tenant.Tenancy;
import io.posventa.platform.tenant.TenantKey;
import io.posventa.platform.time.TenantClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Test clocks of the current marketplace. */
@ApplicationScoped
public class TestClocks {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final TestClockRepository clocks;
  private final Neighbours neighbours;
  private final ClockDriver driver;
  private final AfterCommit afterCommit;
  private final TenantClock tenantClock;
  private final Tenancy tenancy;
  private final Clock machine;

  TestClocks(
      TestClockRepository clocks,
      Neighbours neighbours,
      ClockDriver driver,
      AfterCommit afterCommit,
      TenantClock tenantClock,
      Tenancy tenancy,
      Clock machine) {
    this.clocks = clocks;
    this.neighbours = neighbours;
    this.driver = driver;
    this.afterCommit = afterCommit;
    this.tenantClock = tenantClock;
    this.tenancy = tenancy;
    this.machine = machine;
  }

  /**
   * Tells every service the first instant of a marketplace that is about to be made. All must have
   * answered before anybody can act in it, or a service might take the machine's time for its own.
   */
  public void announce(String marketplaceId, Instant now) {
    for (String service : neighbours.names()) {
      neighbours.put(
          service,
          "/internal/clocks/" + marketplaceId,
          marketplaceId,
          Map.of("now", now, "advancing", false),
          TIMEOUT);
    }
  }

  /** Adds the clock, as its marketplace. */
  @Transactional
  public void add(String id, Instant now) {
    tenantClock.move(now, false);
    clocks.persistAndFlush(new TestClock(new TenantKey(tenancy.current(), id), now));
  }

  @Transactional
  TestClockView read(String id) {
    return TestClockView.of(clocks.require(key(id), LockModeType.NONE));
  }

  /** Sets the clock going; what moves it goes on by itself. */
  @Transactional
  TestClockView advance(String id, Instant to) {
    var clock = clocks.require(key(id), LockModeType.PESSIMISTIC_WRITE);
    clock.advance(to, machine.instant());
    clocks.flush();
    afterCommit.run(driver::wake);
    return TestClockView.of(clock);
  }

  private TenantKey key(String id) {
    return new TenantKey(tenancy.current(), id);
  }
}
