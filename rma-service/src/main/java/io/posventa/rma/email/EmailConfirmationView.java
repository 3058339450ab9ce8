package io.posventa.rma.email;

import io.posventa.platform.http.Live;
import io.posventa.rma.email.EmailChangeView.Address;
import io.posventa.rma.order.OrderView;
import java.time.Instant;
import java.util.Optional;

/** One address' half of a change. */
record EmailConfirmationView(
    String id,
    String object,
    long version,
    Instant createdAt,
    Instant updatedAt,
    String order,
    String orderExternalId,
    Address address,
    String oldEmail,
    String newEmail,
    Status status,
    Optional<Instant> confirmedAt,
    Instant expiresAt)
    implements Live {

  enum Status {
    PENDING,
    /** By this address, not yet by the other. */
    CONFIRMED,
    DONE,
    EXPIRED,
    REPLACED
  }

  static EmailConfirmationView of(
      String id, EmailChange change, OrderView order, Instant machineNow) {
    var address = change.address(id);
    var confirmedAt = Optional.ofNullable(change.confirmedAt(address));
    var state = change.state(order.customer().email(), machineNow);
    return new EmailConfirmationView(
        id,
        "email_confirmation",
        change.version,
        change.createdAt,
        change.updatedAt,
        order.id(),
        order.externalId(),
        address,
        change.oldEmail,
        change.newEmail,
        status(state, confirmedAt.isPresent()),
        confirmedAt,
        change.expiresAt);
  }

  private static Status status(EmailChangeView.Status change, boolean isConfirmed) {
    return switch (change) {
      case PENDING -> isConfirmed ? Status.CONFIRMED : Status.PENDING;
      case DONE -> Status.DONE;
      case EXPIRED -> Status.EXPIRED;
      case REPLACED -> Status.REPLACED;
    };
  }
}
