package io.posventa.gateway.clock;

import io.posventa.gateway.neighbour.Neighbours;
import io.posventa.platform.log.AfterCommit;
import io.posventa.platform.log.TemporaryFailure;
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
import org.jboss.logging.Logger;

/** Test clocks of the current marketplace. */
@ApplicationScoped
public class TestClocks {
  private static final Logger LOG = Logger.getLogger(TestClocks.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final Duration HOLD_TIMEOUT = Duration.ofSeconds(1);

  private final TestClockRepository clocks;
  private final Neighbours neighbours;
  private final ClockDriver driver;
  private final AfterCommit afterCommit;
  private final TenantClock tenantClock;
  private final Tenancy tenancy;
  private final ClockConfig config;
  private final Clock machine;

  TestClocks(
      TestClockRepository clocks,
      Neighbours neighbours,
      ClockDriver driver,
      AfterCommit afterCommit,
      TenantClock tenantClock,
      Tenancy tenancy,
      ClockConfig config,
      Clock machine) {
    this.clocks = clocks;
    this.neighbours = neighbours;
    this.driver = driver;
    this.afterCommit = afterCommit;
    this.tenantClock = tenantClock;
    this.tenancy = tenancy;
    this.config = config;
    this.machine = machine;
  }

  /**
   * Tells every service the first instant of a marketplace that is about to be made. All must have
   * answered before anybody can act in it, or a service might take the machine's time for its own.
   */
  public void announce(String marketplaceId, Instant now) {
    for (String service : neighbours.names()) {
      push(service, marketplaceId, now, false, TIMEOUT);
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

  /**
   * A clock on its way.
   *
   * @param isNew false when the same request came before
   */
  record Departure(TestClockView clock, boolean isNew) {}

  /** Notes where the clock goes. Nobody moves it before {@link #begin}, or until that is late. */
  @Transactional
  Departure advance(String id, Instant to) {
    var clock = clocks.require(key(id), LockModeType.PESSIMISTIC_WRITE);
    boolean isNew = clock.advance(to, machine.instant().plus(config.lease()));
    clocks.flush();
    return new Departure(TestClockView.of(clock), isNew);
  }

  /**
   * Shuts the services' doors, so that no write gets in behind the answer that the clock is on its
   * way. A service that does not answer takes no writes, and is told again by what moves the clock.
   */
  void hold(Instant now) {
    String marketplaceId = tenancy.current();
    for (String service : neighbours.names()) {
      try {
        push(service, marketplaceId, now, true, HOLD_TIMEOUT);
      } catch (TemporaryFailure e) {
        LOG.debugf(e, "%s is told later that the clock of %s moves.", service, marketplaceId);
      }
    }
  }

  /** Sets the clock going; what moves it goes on by itself. */
  @Transactional
  void begin(String id) {
    clocks.require(key(id), LockModeType.PESSIMISTIC_WRITE).release(machine.instant());
    afterCommit.run(driver::wake);
  }

  private void push(
      String service, String marketplaceId, Instant now, boolean advancing, Duration timeout) {
    neighbours.put(
        service,
        "/internal/clocks/" + marketplaceId,
        marketplaceId,
        Map.of("now", now, "advancing", advancing),
        timeout);
  }

  private TenantKey key(String id) {
    return new TenantKey(tenancy.current(), id);
  }
}
