package io.posventa.sla.ladder;

import io.posventa.platform.ref.Reference;
import io.posventa.platform.ref.References;
import io.posventa.platform.tenant.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ConcurrentHashMap;

/** Policy versions, read once: a version never changes. */
@ApplicationScoped
public class LadderPolicies {
  private static final int KEPT = 1_000;

  private final ConcurrentHashMap<Key, LadderPolicy> known = new ConcurrentHashMap<>();
  private final References references;
  private final Tenancy tenancy;

  LadderPolicies(References references, Tenancy tenancy) {
    this.references = references;
    this.tenancy = tenancy;
  }

  private record Key(String marketplace, String policy) {}

  /** Makes sure that the version is here; call it outside of transactions. */
  public void require(String id) {
    if (!known.containsKey(new Key(tenancy.current(), id))) {
      keep(references.require("policy", id));
    }
  }

  public LadderPolicy policy(String id) {
    var cached = known.get(new Key(tenancy.current(), id));
    return cached == null ? keep(references.find("policy", id).orElseThrow()) : cached;
  }

  private LadderPolicy keep(Reference policy) {
    var data = policy.data();
    var number = data.has("number") ? data.path("number") : data.path("version");
    var parsed =
        LadderPolicy.parse(
            policy.id(), data.path("name").asText(), number.asLong(), data.path("document"));
    if (known.size() >= KEPT) {
      known.clear();
    }
    known.put(new Key(tenancy.current(), policy.id()), parsed);
    return parsed;
  }
}
