package io.posventa.rma.email;

import io.posventa.platform.http.Versioned;
import java.time.Instant;
import java.util.List;

/** A change of address as it is shown and told. */
public record EmailChangeView(
    String id,
    String object,
    long version,
    Instant createdAt,
    Instant updatedAt,
    String order,
    Status status,
    String oldEmail,
    String newEmail,
    List<Address> confirmed,
    Instant expiresAt)
    implements Versioned {

  /** How far it has come; nobody is told when it expires. */
  public enum Status {
    PENDING,
    DONE,
    EXPIRED,
    REPLACED
  }

  /** One of the two addresses. */
  public enum Address {
    OLD,
    NEW
  }

  static EmailChangeView of(EmailChange change, String orderEmail, Instant machineNow) {
    return new EmailChangeView(
        change.key.id(),
        "email_change",
        change.version,
        change.createdAt,
        change.updatedAt,
        change.orderId,
        change.state(orderEmail, machineNow),
        change.oldEmail,
        change.newEmail,
        change.confirmed(),
        change.expiresAt);
  }
}
