package io.posventa.rma.cancellation;

import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import io.posventa.platform.tenant.TenantKey;
import io.posventa.rma.order.Sale;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A subscription's end, waiting for its ticket's deadline. */
@Entity
class Cancellation {
  enum Status {
    SCHEDULED,
    SAVED,
    SUCCEEDED,
    FAILED
  }

  @EmbeddedId TenantKey key;
  String ticketId;
  String orderId;
  String orderExternalId;
  String vendorId;
  @Nullable String subscription;

  @Enumerated(EnumType.STRING)
  Status status = Status.SCHEDULED;

  @Nullable String problem;
  Instant createdAt;
  Instant updatedAt;

  /** Counts changes, so that each gives a version. */
  long revision;

  @Version long version = 1;

  protected Cancellation() {} // for Hibernate

  Cancellation(TenantKey key, String ticketId, Sale sale, Instant now) {
    this.key = key;
    this.ticketId = ticketId;
    this.orderId = sale.id();
    this.orderExternalId = sale.externalId();
    this.vendorId = sale.vendorId();
    this.subscription = sale.subscription().map(Sale.Subscription::externalId).orElse(null);
    this.createdAt = now;
    this.updatedAt = now;
  }

  /** The ticket was closed or became something else: the sale is saved. */
  String save(Instant now) {
    return become(Status.SAVED, now);
  }

  /** The caller ends the subscription in the same transaction. */
  String succeed(Instant now) {
    return become(Status.SUCCEEDED, now);
  }

  String fail(String why, Instant now) {
    problem = why;
    return become(Status.FAILED, now);
  }

  private String become(Status next, Instant now) {
    if (status != Status.SCHEDULED) {
      throw new Refusal(
          CommonProblem.INVALID_TRANSITION, "The cancellation is " + name(status) + ".");
    }
    status = next;
    updatedAt = now;
    revision++;
    return "cancellation." + name(next);
  }

  private static String name(Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }
}
