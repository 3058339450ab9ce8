package io.posventa.rma.email;

import io.posventa.platform.problem.Refusal;
import io.posventa.platform.tenant.TenantKey;
import io.posventa.rma.email.EmailChangeView.Address;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order's move to another address. It is done when both addresses have confirmed in time, and
 * only from the address that it was asked for.
 */
@Entity
@Table(name = "email_change")
class EmailChange {
  /** By the machine's clock, as all that a link can do. */
  static final Duration LIFETIME = Duration.ofDays(2);

  enum Status {
    PENDING,
    DONE,
    REPLACED
  }

  @EmbeddedId TenantKey key;
  String orderId;

  @Enumerated(EnumType.STRING)
  Status status = Status.PENDING;

  String oldEmail;
  String newEmail;
  String oldConfirmation;
  String newConfirmation;
  @Nullable Instant oldConfirmedAt;
  @Nullable Instant newConfirmedAt;
  Instant expiresAt;
  Instant createdAt;
  Instant updatedAt;
  @Version long version = 1;

  @SuppressWarnings("NullAway")
  protected EmailChange() {} // for Hibernate

  @SuppressWarnings("NullAway")
  EmailChange(
      TenantKey key,
      String orderId,
      String oldEmail,
      String newEmail,
      Confirmations confirmations) {
    this.key = key;
    this.orderId = orderId;
    this.oldEmail = oldEmail;
    this.newEmail = newEmail;
    this.oldConfirmation = confirmations.ofOld();
    this.newConfirmation = confirmations.ofNew();
  }

  /** The ids under which each address confirms. */
  record Confirmations(String ofOld, String ofNew) {}

  EmailChange asked(Instant now, Instant machineNow) {
    createdAt = now;
    updatedAt = now;
    expiresAt = machineNow.plus(LIFETIME);
    return this;
  }

  Address address(String confirmation) {
    return confirmation.equals(oldConfirmation) ? Address.OLD : Address.NEW;
  }

  /**
   * One address confirms; tells whether the change is done with it.
   *
   * @throws Refusal when it was too late, or another request or the storefront was faster
   */
  boolean confirm(Address address, String orderEmail, Instant now, Instant machineNow) {
    if (status == Status.DONE) {
      return false;
    }
    if (state(orderEmail, machineNow) != EmailChangeView.Status.PENDING) {
      throw new Refusal(
          EmailProblem.EMAIL_CHANGE_EXPIRED, "Ask for the change again from the receipt.");
    }
    if (confirmedAt(address) != null) {
      return false;
    }
    switch (address) {
      case OLD -> oldConfirmedAt = now;
      case NEW -> newConfirmedAt = now;
    }
    updatedAt = now;
    if (oldConfirmedAt == null || newConfirmedAt == null) {
      return false;
    }
    status = Status.DONE;
    return true;
  }

  void replace(Instant now) {
    status = Status.REPLACED;
    updatedAt = now;
  }

  @Nullable Instant confirmedAt(Address address) {
    return switch (address) {
      case OLD -> oldConfirmedAt;
      case NEW -> newConfirmedAt;
    };
  }

  List<Address> confirmed() {
    var by = new ArrayList<Address>();
    for (var address : Address.values()) {
      if (confirmedAt(address) != null) {
        by.add(address);
      }
    }
    return by;
  }

  EmailChangeView.Status state(String orderEmail, Instant machineNow) {
    return switch (status) {
      case DONE -> EmailChangeView.Status.DONE;
      case REPLACED -> EmailChangeView.Status.REPLACED;
      case PENDING -> {
        if (!oldEmail.equals(orderEmail)) {
          yield EmailChangeView.Status.REPLACED;
        }
        yield machineNow.isBefore(expiresAt)
            ? EmailChangeView.Status.PENDING
            : EmailChangeView.Status.EXPIRED;
      }
    };
  }
}
