package io.posventa.gateway.session;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.agroal.api.AgroalDataSource;
import io.posventa.platform.id.Ids;
import io.posventa.platform.log.AfterCommit;
import io.posventa.platform.log.Change;
import io.posventa.platform.log.Outbox;
import io.posventa.platform.tenant.Tenancy;
import io.posventa.platform.tenant.WorkerRole;
import io.posventa.platform.time.TenantClock;
import io.posventa.platform.worker.Loop;
import io.posventa.platform.worker.Wake;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes requests to sign in, and looks up afterwards who they are from: neither the answer nor the
 * time it takes tells whether a member has the address.
 */
@ApplicationScoped
class SignInRequests {
  private static final Duration IDLE = Duration.ofSeconds(1);
  private static final String TAKE_IN =
      """
      insert into sign_in_request (marketplace_id, id, site, email, requested_at)
      values (?, ?, ?, ?, ?)""";
  private static final String NEXT =
      """
      delete from sign_in_request where (marketplace_id, id) in (
        select marketplace_id, id from sign_in_request order by id limit 1 for update skip locked)
      returning site, email""";
  private static final String MEMBER =
      """
      select m.marketplace_id, m.id, m.email, m.name, lower(m.role), m.vendor_id, m.locale
      from marketplace s join member m on m.marketplace_id = s.id
      where (s.id = ? or s.external_id = ?) and lower(m.email) = lower(?)""";
  private static final String EXTERNAL = "ext:";

  private final AgroalDataSource database;
  private final WorkerRole workers;
  private final Tenancy tenancy;
  private final TenantClock clock;
  private final Clock machine;
  private final Outbox outbox;
  private final AfterCommit afterCommit;
  private final Ids ids;
  private final Wake wake = new Wake();
  private final Loop loop = new Loop("sign-in-requests", IDLE, wake, this::serveOne);

  SignInRequests(
      AgroalDataSource database,
      WorkerRole workers,
      Tenancy tenancy,
      TenantClock clock,
      Clock machine,
      Outbox outbox,
      AfterCommit afterCommit,
      Ids ids) {
    this.database = database;
    this.workers = workers;
    this.tenancy = tenancy;
    this.clock = clock;
    this.machine = machine;
    this.outbox = outbox;
    this.afterCommit = afterCommit;
    this.ids = ids;
  }

  /** Who asked, as far as the mail needs to know. */
  record Asking(
      @JsonIgnore String marketplaceId,
      String id,
      String email,
      String name,
      String role,
      Optional<String> vendor,
      Optional<String> locale) {}

  void start(@Observes StartupEvent event) {
    loop.start();
  }

  void stop(@Observes ShutdownEvent event) {
    loop.close();
  }

  /** Takes a request in, whoever it is from. */
  @Transactional
  public void take(String site, String email) {
    try (var connection = database.getConnection();
        var take = connection.prepareStatement(TAKE_IN)) {
      take.setString(1, tenancy.current());
      take.setString(2, ids.next("signin"));
      take.setString(3, site);
      take.setString(4, email);
      take.setObject(5, OffsetDateTime.ofInstant(machine.instant(), ZoneOffset.UTC));
      take.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("A sign-in cannot be asked for.", e);
    }
    afterCommit.run(wake::signal);
  }

  /** The oldest request; its row goes in the transaction that announces it. */
  private boolean serveOne() {
    return workers.call(this::serveOne);
  }

  private boolean serveOne(Connection connection) throws SQLException {
    try (var next = connection.prepareStatement(NEXT);
        var row = next.executeQuery()) {
      if (!row.next()) {
        return false;
      }
      @Nullable Asking member = memberOf(connection, row.getString(1), row.getString(2));
      if (member != null) {
        tenancy.run(member.marketplaceId(), () -> announce(member));
      }
      return true;
    }
  }

  private static @Nullable Asking memberOf(Connection connection, String site, String email)
      throws SQLException {
    boolean external = site.startsWith(EXTERNAL);
    try (var find = connection.prepareStatement(MEMBER)) {
      find.setString(1, external ? null : site);
      find.setString(2, external ? site.substring(EXTERNAL.length()) : null);
      find.setString(3, email.strip().toLowerCase(Locale.ROOT));
      try (var row = find.executeQuery()) {
        return row.next()
            ? new Asking(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                Optional.ofNullable(row.getString(6)),
                Optional.ofNullable(row.getString(7)))
            : null;
      }
    }
  }

  private void announce(Asking member) {
    outbox.append(
        new Change(
            "sign_in.requested",
            member.id(),
            0,
            clock.now(),
            member.id(),
            Map.of("member", member)));
  }
}
