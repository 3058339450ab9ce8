package io.posventa.ticket.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import io.posventa.platform.ref.Reference;
import io.posventa.platform.ref.References;
import io.posventa.platform.tenant.Tenancy;
import io.posventa.platform.tenant.TenantKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The policy versions that tickets keep. A version never changes, so it is read once. */
@ApplicationScoped
public class Policies {
  private static final String KIND = "policy";

  private final References references;
  private final Tenancy tenancy;
  private final ConcurrentHashMap<TenantKey, TicketPolicy> known = new ConcurrentHashMap<>();

  Policies(References references, Tenancy tenancy) {
    this.references = references;
    this.tenancy = tenancy;
  }

  /** The version with this id, from its owner if need be; never in a transaction. */
  public TicketPolicy require(String id) {
    var key = new TenantKey(tenancy.current(), id);
    var policy = known.get(key);
    return policy != null ? policy : remember(key, references.require(KIND, id));
  }

  /** The version that holds for what begins now; never in a transaction. */
  public TicketPolicy requireActive() {
    var marketplace = references.require("marketplace", tenancy.current()).data();
    return require(Optional.ofNullable(marketplace.path(KIND).textValue()));
  }

  /** The version that a marketplace names as its active one; never in a transaction. */
  public TicketPolicy require(Optional<String> active) {
    return require(
        active.orElseThrow(
            () ->
                new Refusal(CommonProblem.RULE_VIOLATED, "The marketplace has no active policy.")));
  }

  /** The version that a ticket keeps: it was required when the ticket was opened. */
  public TicketPolicy kept(String id) {
    var key = new TenantKey(tenancy.current(), id);
    var policy = known.get(key);
    return policy != null
        ? policy
        : remember(
            key,
            references
                .find(KIND, id)
                .orElseThrow(() -> new IllegalStateException("Policy " + id + " is gone.")));
  }

  private TicketPolicy remember(TenantKey key, Reference reference) {
    JsonNode data = reference.data();
    var policy =
        TicketPolicy.of(
            key.id(),
            data.path("name").asText(),
            data.path("number").asLong(data.path("version").asLong()),
            data.path("document"));
    known.put(key, policy);
    return policy;
  }
}
