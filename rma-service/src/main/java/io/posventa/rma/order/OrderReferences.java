package io.posventa.rma.order;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.posventa.platform.ref.Reference;
import io.posventa.platform.ref.ReferenceSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Orders for services that have not heard of them yet. */
@ApplicationScoped
class OrderReferences implements ReferenceSource {
  private final Orders orders;
  private final ObjectMapper json;

  OrderReferences(Orders orders, ObjectMapper json) {
    this.orders = orders;
    this.json = json;
  }

  @Override
  public String kind() {
    return "order";
  }

  @Override
  @Transactional
  public Optional<Reference> read(String id) {
    return orders
        .find(id)
        .map(OrderView::of)
        .map(view -> new Reference(kind(), view.id(), view.version(), json.valueToTree(view)));
  }
}
