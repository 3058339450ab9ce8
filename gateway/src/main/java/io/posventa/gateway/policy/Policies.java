package io.posventa.gateway.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.posventa.gateway.marketplace.Marketplaces;
import io.posventa.platform.http.IfMatch;
import io.posventa.platform.id.Ids;
import io.posventa.platform.log.Change;
import io.posventa.platform.log.Outbox;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import io.posventa.platform.tenant.Tenancy;
import io.posventa.platform.tenant.TenantKey;
import io.posventa.platform.time.TenantClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Each method is one transaction: a change and the event that announces it commit together. */
@ApplicationScoped
public class Policies {
  private final PolicyRepository policies;
  private final Marketplaces marketplaces;
  private final PolicySchema schema;
  private final Presets presets;
  private final Tenancy tenancy;
  private final TenantClock clock;
  private final Outbox outbox;
  private final IfMatch ifMatch;
  private final Ids ids;
  private final ObjectMapper json;

  Policies(
      PolicyRepository policies,
      Marketplaces marketplaces,
      PolicySchema schema,
      Presets presets,
      Tenancy tenancy,
      TenantClock clock,
      Outbox outbox,
      IfMatch ifMatch,
      Ids ids,
      ObjectMapper json) {
    this.policies = policies;
    this.marketplaces = marketplaces;
    this.schema = schema;
    this.presets = presets;
    this.tenancy = tenancy;
    this.clock = clock;
    this.outbox = outbox;
    this.ifMatch = ifMatch;
    this.ids = ids;
    this.json = json;
  }

  /**
   * Gives the current marketplace, which is new, version 1 of its policy: the preset, in force.
   *
   * @throws Refusal 422 when this release ships no such preset
   */
  @Transactional
  public void start(String policyId, String preset, Instant now) {
    var document =
        presets
            .find(preset)
            .orElseThrow(
                () ->
                    Refusal.field(
                        CommonProblem.RULE_VIOLATED,
                        "/preset",
                        "not_available",
                        "This release does not ship the preset " + preset + "."));
    schema.check("", document.toString());
    var policy = draft(policyId, 1, document, null, now);
    policy.activate(now);
    policies.persistAndFlush(policy);
    announce(policy);
  }

  @Transactional
  PolicyView draft(JsonNode document, @Nullable Instant effectiveFrom) {
    schema.check("/document", document.toString());
    // Whoever holds the active version gives the next number.
    policies.lockActive(tenancy.current());
    int number = policies.lastNumber(tenancy.current()) + 1;
    var policy = draft(ids.next("policy"), number, document, effectiveFrom, clock.now());
    policies.persistAndFlush(policy);
    return view(policy);
  }

  private Policy draft(
      String id, int number, JsonNode document, @Nullable Instant effectiveFrom, Instant now) {
    String name = document.path("policy").path("code").asText();
    return new Policy(
        new TenantKey(tenancy.current(), id),
        number,
        name,
        document.toString(),
        effectiveFrom,
        now);
  }

  @Transactional
  PolicyView activate(int number) {
    var now = clock.now();
    var before = policies.lockActive(tenancy.current());
    var policy = policies.require(tenancy.current(), number);
    ifMatch.check(policy.version);
    before.ifPresent(old -> old.retire(now));
    // First the old one: the database lets one be active at any moment.
    policies.flush();
    policy.activate(now);
    policies.flush();
    announce(policy);
    marketplaces.follow(policy.key.id());
    return view(policy);
  }

  @Transactional
  PolicyView read(int number) {
    return view(policies.require(tenancy.current(), number));
  }

  @Transactional
  List<PolicyView> after(int number, int limit) {
    return policies.after(tenancy.current(), number, limit).stream().map(this::view).toList();
  }

  /** The rules that the current marketplace follows now. */
  @Transactional
  public JsonNode inForce() {
    return policies
        .active(tenancy.current())
        .map(policy -> view(policy).document())
        .orElseGet(json::nullNode);
  }

  @Transactional
  Optional<PolicyView> find(String id) {
    return policies.findByIdOptional(new TenantKey(tenancy.current(), id)).map(this::view);
  }

  private void announce(Policy policy) {
    outbox.append(
        new Change(
            "policy.activated",
            policy.key.id(),
            policy.version,
            policy.updatedAt,
            policy.key.id(),
            Map.of("policy", view(policy))));
  }

  private PolicyView view(Policy p) {
    try {
      return new PolicyView(
          p.key.id(),
          "policy",
          p.version,
          p.createdAt,
          p.updatedAt,
          p.number,
          p.name,
          p.status,
          Optional.ofNullable(p.effectiveFrom),
          json.readTree(p.document));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The policy " + p.key.id() + " is not readable.", e);
    }
  }
}
