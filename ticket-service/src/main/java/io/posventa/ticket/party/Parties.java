package io.posventa.ticket.party;

import io.posventa.platform.identity.Caller;
import io.posventa.platform.identity.Role;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;

/** Tells which side the current caller stands for. */
@ApplicationScoped
public class Parties {
  private final Caller caller;

  Parties(Caller caller) {
    this.caller = caller;
  }

  /** The caller on its own side; a marketplace's key stands for the customer. */
  public Acting acting() {
    return acting(Optional.empty());
  }

  /** The caller on the side that the request names; a party's own credential names no other. */
  public Acting acting(Optional<OnBehalfOf> onBehalfOf) {
    Optional<Party> asked = onBehalfOf.map(OnBehalfOf::party);
    Party own = own();
    boolean speaksForOthers = own == Party.OPERATOR || isMarketplaceKey();
    if (!speaksForOthers) {
      if (asked.isPresent() && asked.get() != own) {
        throw Refusal.field(
            CommonProblem.FORBIDDEN,
            "/on_behalf_of",
            "forbidden",
            "This credential acts for its own party only.");
      }
      return new Acting(own, role(), caller.actorId(), Optional.empty());
    }
    if (isOnThePhone() && asked.filter(Party.VENDOR::equals).isPresent()) {
      throw Refusal.field(
          CommonProblem.FORBIDDEN,
          "/on_behalf_of",
          "forbidden",
          "Who takes calls acts for customers only.");
    }
    Party party = asked.orElse(own);
    boolean behalf = party != Party.OPERATOR;
    return new Acting(
        party, role(), caller.actorId(), behalf ? Optional.of(party) : Optional.empty());
  }

  /** Whether the caller is somebody of the marketplace's own staff, who may be on the phone. */
  public boolean isStaff() {
    return own() == Party.OPERATOR;
  }

  /** Whether the caller does nothing but take customers' calls. */
  public boolean isOnThePhone() {
    return caller.role() == Role.PHONE_REPRESENTATIVE;
  }

  private Party own() {
    return switch (caller.role()) {
      case CUSTOMER -> Party.CUSTOMER;
      case VENDOR_AGENT, VENDOR_ADMIN -> Party.VENDOR;
      case INTEGRATION -> caller.vendorId().isPresent() ? Party.VENDOR : Party.CUSTOMER;
      case OPERATOR, PHONE_REPRESENTATIVE, ACCOUNT_MANAGER, PLATFORM_ADMIN -> Party.OPERATOR;
      case VISITOR -> throw new Refusal(CommonProblem.FORBIDDEN, "Say first who you are.");
      case SYSTEM -> Party.SYSTEM;
    };
  }

  private boolean isMarketplaceKey() {
    return caller.role() == Role.INTEGRATION && caller.vendorId().isEmpty();
  }

  private String role() {
    return caller.role().name().toLowerCase(Locale.ROOT);
  }
}
