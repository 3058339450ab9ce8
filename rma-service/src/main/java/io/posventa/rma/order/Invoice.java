package io.posventa.rma.order;

import io.posventa.platform.tenant.TenantKey;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One bill of an order, most often of a subscription; guarded by the order's version. */
@Entity
@Table(name = "invoice")
class Invoice {
  @EmbeddedId TenantKey key;
  String orderId;
  String externalId;
  @Nullable String number;

  @Enumerated(EnumType.STRING)
  InvoiceStatus status;

  long amountMinor;
  Instant issuedAt;
  @Nullable String paymentReference;
  @Embedded Balance money = Balance.NOTHING;

  protected Invoice() {} // for Hibernate

  Invoice(TenantKey key, String orderId, String externalId) {
    this.key = key;
    this.orderId = orderId;
    this.externalId = externalId;
  }

  boolean isPaid() {
    return status == InvoiceStatus.PAID;
  }
}
