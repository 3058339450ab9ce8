package io.posventa.ticket.consent;

import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import io.posventa.platform.tenant.TenantKey;
import io.posventa.platform.tenant.TenantRead;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** The proposals of tickets. Whoever writes one holds the ticket's row. */
@ApplicationScoped
public class Proposals implements PanacheRepositoryBase<Proposal, TenantKey> {
  private static final String OPEN =
      """
      select id from proposal
      where marketplace_id = ? and ticket_id = ? and status = 'OPEN' limit 1""";

  /** The proposal of this ticket; another ticket's is as unknown as none. */
  public Proposal require(String marketplaceId, String ticketId, String id) {
    return findByIdOptional(new TenantKey(marketplaceId, id))
        .filter(proposal -> proposal.ticketId.equals(ticketId))
        .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND, "There is no such proposal."));
  }

  /** The id of the one that is open, read together with other rows. */
  public Supplier<Optional<String>> open(TenantRead.Together together, String ticketId) {
    var found = together.rows(OPEN, row -> row.getString(1), ticketId);
    return () -> found.get().stream().findFirst();
  }

  public Optional<Proposal> open(String marketplaceId, String ticketId) {
    return find(
            "key.marketplaceId = ?1 and ticketId = ?2 and status = ?3",
            marketplaceId,
            ticketId,
            Proposal.Status.OPEN)
        .firstResultOptional();
  }

  /** The ticket moves on: what waits for an answer needs none any more. */
  public void voidOpen(String marketplaceId, String ticketId, Instant now) {
    open(marketplaceId, ticketId)
        .ifPresent(
            proposal -> {
              proposal.status = Proposal.Status.VOID;
              proposal.updatedAt = now;
            });
  }
}
