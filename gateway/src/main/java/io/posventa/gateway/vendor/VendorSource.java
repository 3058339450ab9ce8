package io.posventa.gateway.vendor;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.posventa.platform.ref.Reference;
import io.posventa.platform.ref.ReferenceSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

@ApplicationScoped
class VendorSource implements ReferenceSource {
  private final Vendors vendors;
  private final ObjectMapper json;

  VendorSource(Vendors vendors, ObjectMapper json) {
    this.vendors = vendors;
    this.json = json;
  }

  @Override
  public String kind() {
    return "vendor";
  }

  @Override
  public Optional<Reference> read(String id) {
    return vendors
        .find(id)
        .map(view -> new Reference(kind(), view.id(), view.version(), json.valueToTree(view)));
  }
}
