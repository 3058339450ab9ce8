package io.posventa.gateway.policy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.posventa.platform.ref.Reference;
import io.posventa.platform.ref.ReferenceSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

@ApplicationScoped
class PolicySource implements ReferenceSource {
  private final Policies policies;
  private final ObjectMapper json;

  PolicySource(Policies policies, ObjectMapper json) {
    this.policies = policies;
    this.json = json;
  }

  @Override
  public String kind() {
    return "policy";
  }

  @Override
  public Optional<Reference> read(String id) {
    return policies
        .find(id)
        .map(view -> new Reference(kind(), id, view.version(), json.valueToTree(view)));
  }
}
