package io.posventa.rma.order;

import io.posventa.platform.tenant.TenantKey;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;

/** A sale, as its storefront last told it, with the money that moved since. */
@Entity
@Table(name = "orders")
class Order {
  @EmbeddedId TenantKey key;
  String externalId;

  /** In lower case, as the database makes it, for searches. */
  @Column(insertable = false, updatable = false)
  @Nullable String nameKey;

  /** As {@link #nameKey}, of the customer's address. */
  @Column(insertable = false, updatable = false)
  @Nullable String emailKey;

  String vendorId;
  String customerEmail;

  /** What the storefront last said, where the customer may have moved on since. */
  @Nullable String pushedEmail;

  @Nullable String customerName;
  @Nullable String customerLocale;
  String currency;
  long shippingMinor;
  String paymentMethod;
  String paymentProvider;
  String paymentReference;
  long paymentCapturedMinor;
  @Embedded Balance money = Balance.NOTHING;

  @Embedded
  @AttributeOverride(name = "captured", column = @Column(name = "shipping_captured_minor"))
  @AttributeOverride(name = "reserved", column = @Column(name = "shipping_reserved_minor"))
  @AttributeOverride(name = "refunded", column = @Column(name = "shipping_refunded_minor"))
  Balance shipping = Balance.NOTHING;

  @Nullable String subscriptionExternalId;

  @Enumerated(EnumType.STRING)
  @Nullable SubscriptionStatus subscriptionStatus;

  @Nullable Instant subscriptionEndedAt;
  @Nullable String downloadUrl;
  Instant placedAt;
  @Nullable Instant paidAt;
  @Nullable Instant shippedAt;
  @Nullable Instant deliveredAt;
  @Nullable Instant promisedAt;

  @ElementCollection
  @CollectionTable(
      name = "shipment",
      joinColumns = {
        @JoinColumn(name = "marketplace_id", referencedColumnName = "marketplace_id"),
        @JoinColumn(name = "order_id", referencedColumnName = "id")
      })
  @OrderColumn(name = "place")
  @BatchSize(size = 100)
  List<Shipment> shipments = new ArrayList<>();

  Instant createdAt;
  Instant updatedAt;

  /** Counts changes of the whole, lines and invoices included, so that each gives a version. */
  long revision;

  @Version long version = 1;

  protected Order() {} // for Hibernate

  Order(TenantKey key, String externalId, String vendorId, String currency, Instant now) {
    this.key = key;
    this.externalId = externalId;
    this.vendorId = vendorId;
    this.currency = currency;
    this.createdAt = now;
    this.updatedAt = now;
  }

  /**
   * The storefront's word on the address. Repeating what it said before leaves a change by the
   * customer in place; a word that is new wins.
   */
  void pushEmail(String told) {
    var before = pushedEmail == null ? customerEmail : pushedEmail;
    if (!told.equalsIgnoreCase(before) || told.equalsIgnoreCase(customerEmail)) {
      customerEmail = told;
    }
    pushedEmail = told;
  }

  void changed(Instant now) {
    updatedAt = now;
    revision++;
  }

  boolean isSubscription() {
    return subscriptionStatus != null;
  }

  /** Tells whether it was running until now. */
  boolean endSubscription(Instant now) {
    if (subscriptionStatus != SubscriptionStatus.ACTIVE) {
      return false;
    }
    subscriptionStatus = SubscriptionStatus.ENDED;
    subscriptionEndedAt = now;
    return true;
  }
}
