package io.posventa.gateway.link;

import io.posventa.gateway.credential.Credential;
import io.posventa.platform.tenant.TenantKey;
import io.posventa.platform.tenant.WorkerRole;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps account of every use of a link: at once in the log, and on the link itself from time to
 * time, so that a use costs no write.
 */
@ApplicationScoped
public class LinkUses {
  private static final Logger LOG = Logger.getLogger(LinkUses.class);
  private static final String ADD =
      """
      update case_link set uses = uses + ?, last_used_at = greatest(last_used_at, ?)
      where marketplace_id = ? and id = ?""";

  private record Uses(long count, Instant last) {
    Uses plus(Uses more) {
      return new Uses(count + more.count, last.isAfter(more.last) ? last : more.last);
    }
  }

  private final ConcurrentHashMap<TenantKey, Uses> unwritten = new ConcurrentHashMap<>();
  private final WorkerRole workers;
  private final Clock clock;

  LinkUses(WorkerRole workers, Clock clock) {
    this.workers = workers;
    this.clock = clock;
  }

  /** A link was let in; never blocks. */
  public void note(Credential link, String operation) {
    LOG.infof("The link %s is used for %s.", link.id(), operation);
    unwritten.merge(
        new TenantKey(link.marketplaceId(), link.id()), new Uses(1, clock.instant()), Uses::plus);
  }

  @Scheduled(
      every = "${posventa.gateway.links.note-every:60s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void writeDown() {
    var taken = new LinkedHashMap<TenantKey, Uses>();
    // In one order everywhere, so that replicas do not wait for each other in a circle.
    unwritten.keySet().stream()
        .sorted((a, b) -> a.id().compareTo(b.id()))
        .forEach(
            key -> {
              @Nullable Uses uses = unwritten.remove(key);
              if (uses != null) {
                taken.put(key, uses);
              }
            });
    if (taken.isEmpty()) {
      return;
    }
    try {
      workers.call(connection -> add(connection, taken));
    } catch (RuntimeException e) {
      taken.forEach((key, uses) -> unwritten.merge(key, uses, Uses::plus));
      throw e;
    }
  }

  private static int add(Connection connection, Map<TenantKey, Uses> taken) throws SQLException {
    try (var add = connection.prepareStatement(ADD)) {
      for (var link : taken.entrySet()) {
        add.setLong(1, link.getValue().count());
        add.setObject(2, OffsetDateTime.ofInstant(link.getValue().last(), ZoneOffset.UTC));
        add.setString(3, link.getKey().marketplaceId());
        add.setString(4, link.getKey().id());
        add.addBatch();
      }
      return add.executeBatch().length;
    }
  }

  void stop(@Observes ShutdownEvent event) {
    writeDown();
  }
}
