package io.posventa.gateway.link;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.agroal.api.AgroalDataSource;
import io.posventa.gateway.credential.Secret;
import io.posventa.gateway.credential.SecretHash;
import io.posventa.gateway.marketplace.InMarketplace;
import io.posventa.platform.log.Change;
import io.posventa.platform.log.Outbox;
import io.posventa.platform.time.TenantClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Has links sent again that have expired. Whoever asks is told nothing. */
@ApplicationScoped
class Renewals {
  private static final String FIND =
      """
      select id, marketplace_id, case_id, order_id, lower(party), vendor_id
      from case_link where token_hash = ? and revoked_at is null and expires_at <= ?""";

  private final AgroalDataSource database;
  private final InMarketplace inside;
  private final TenantClock clock;
  private final Clock machine;
  private final Outbox outbox;

  Renewals(
      AgroalDataSource database,
      InMarketplace inside,
      TenantClock clock,
      Clock machine,
      Outbox outbox) {
    this.database = database;
    this.inside = inside;
    this.clock = clock;
    this.machine = machine;
    this.outbox = outbox;
  }

  /** What whoever sends the fresh link needs to know. */
  record Expired(
      String id,
      @JsonProperty("case") String caseId,
      Optional<String> order,
      String party,
      Optional<String> vendor) {}

  private record Found(String marketplaceId, Expired link) {}

  @Transactional
  public void request(String token) {
    String hash = Secret.hashOf(token);
    @Nullable Found found = find(hash);
    if (found != null) {
      inside.call(found.marketplaceId(), () -> announce(found.link()));
    }
  }

  private String announce(Expired link) {
    return outbox.append(
        new Change(
            "link.renewal_requested",
            link.id(),
            0,
            clock.now(),
            link.caseId(),
            Map.of("link", link)));
  }

  private @Nullable Found find(String hash) {
    try (var connection = database.getConnection();
        var find = connection.prepareStatement(FIND)) {
      SecretHash.present(connection, hash);
      find.setString(1, hash);
      find.setObject(2, OffsetDateTime.ofInstant(machine.instant(), ZoneOffset.UTC));
      try (var row = find.executeQuery()) {
        return row.next()
            ? new Found(
                row.getString(2),
                new Expired(
                    row.getString(1),
                    row.getString(3),
                    Optional.ofNullable(row.getString(4)),
                    row.getString(5),
                    Optional.ofNullable(row.getString(6))))
            : null;
      }
    } catch (SQLException e) {
      throw new IllegalStateException("A link cannot be looked up.", e);
    }
  }
}
