package io.posventa.rma.order;

import io.posventa.platform.tenant.TenantKey;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** One position of an order; guarded by the order's version. */
@Entity
@Table(name = "order_line")
class OrderLine {
  @EmbeddedId TenantKey key;
  String orderId;
  String externalId;
  int place;
  @Nullable String sku;
  String name;

  @Enumerated(EnumType.STRING)
  LineKind kind;

  int quantity;
  long unitPriceMinor;
  long discountMinor;
  long taxMinor;
  @Embedded Balance money = Balance.NOTHING;

  protected OrderLine() {} // for Hibernate

  OrderLine(TenantKey key, String orderId, String externalId) {
    this.key = key;
    this.orderId = orderId;
    this.externalId = externalId;
  }

  /** What the line asks for; what was really paid for it is its share of the captured amount. */
  long total() {
    return unitPriceMinor * quantity - discountMinor + taxMinor;
  }
}
