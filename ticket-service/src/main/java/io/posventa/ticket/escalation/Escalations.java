package io.posventa.ticket.escalation;

import io.posventa.platform.page.Slice;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import io.posventa.platform.tenant.TenantKey;
import io.posventa.platform.tenant.TenantRead;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The escalations of tickets. Whoever writes one holds the ticket's row. */
@ApplicationScoped
public class Escalations implements PanacheRepositoryBase<Escalation, TenantKey> {
  private static final String OPEN =
      """
      select id from escalation
      where marketplace_id = ? and ticket_id = ? and status = 'OPEN' limit 1""";

  /**
   * How far a reader sees; what is empty does not confine it.
   *
   * @param caseId the ticket, or the order with all its tickets
   */
  public record Reach(Optional<String> vendor, Optional<String> caseId) {}

  public Escalation require(TenantKey key) {
    return findByIdOptional(key).orElseThrow(Escalations::unknown);
  }

  /** The ticket of an escalation, without reading the escalation: its row comes first. */
  public String ticketOf(TenantKey key) {
    return find("select ticketId from Escalation where key = ?1", key)
        .project(String.class)
        .firstResultOptional()
        .orElseThrow(Escalations::unknown);
  }

  /** The id of the one that is open, read together with other rows. */
  public Supplier<Optional<String>> open(TenantRead.Together together, String ticketId) {
    var found = together.rows(OPEN, row -> row.getString(1), ticketId);
    return () -> found.get().stream().findFirst();
  }

  public Optional<Escalation> open(String marketplaceId, String ticketId) {
    return find(
            "key.marketplaceId = ?1 and ticketId = ?2 and status = ?3",
            marketplaceId,
            ticketId,
            Escalation.Status.OPEN)
        .firstResultOptional();
  }

  /** One page of what a reader may see, oldest first. */
  public List<Escalation> page(
      String marketplaceId, EscalationFilter filter, Reach reach, Slice slice) {
    var conditions = new ArrayList<String>();
    Map<String, Object> parameters = new TreeMap<>();
    conditions.add("key.marketplaceId = :marketplace");
    parameters.put("marketplace", marketplaceId);
    where(conditions, parameters, "status = :status", "status", filter.status());
    where(conditions, parameters, "vendorId = :vendor", "vendor", filter.vendor());
    where(conditions, parameters, "ticketId = :ticket", "ticket", filter.ticket());
    where(conditions, parameters, "vendorId = :own", "own", reach.vendor());
    where(conditions, parameters, "(ticketId = :case or orderId = :case)", "case", reach.caseId());
    slice
        .after()
        .ifPresent(
            last -> {
              conditions.add("(createdAt > :at or (createdAt = :at and key.id > :id))");
              parameters.put("at", Instant.parse(last.getFirst()));
              parameters.put("id", last.getLast());
            });
    return find(String.join(" and ", conditions) + " order by createdAt, key.id", parameters)
        .page(0, slice.fetch())
        .list();
  }

  private static void where(
      List<String> conditions,
      Map<String, Object> parameters,
      String condition,
      String name,
      Optional<?> value) {
    value.ifPresent(
        wanted -> {
          conditions.add(condition);
          parameters.put(name, wanted);
        });
  }

  private static Refusal unknown() {
    return new Refusal(CommonProblem.NOT_FOUND, "There is no such escalation.");
  }
}
