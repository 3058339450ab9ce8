package io.posventa.gateway.me;

import io.posventa.gateway.contract.ApiVersion;
import io.posventa.platform.identity.Caller;
import io.posventa.platform.identity.Identity;
import io.posventa.platform.identity.Role;
import io.posventa.platform.time.TenantClock;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who a credential is and what it may do. */
@Path("/v1/me")
class MeResource {
  record Me(
      String object,
      String id,
      Role role,
      Optional<String> marketplace,
      Optional<String> vendor,
      List<String> scopes,
      Optional<Boolean> live,
      Optional<Instant> now,
      String apiVersion) {}

  private final Caller caller;
  private final TenantClock clock;

  MeResource(Caller caller, TenantClock clock) {
    this.caller = caller;
    this.clock = clock;
  }

  @GET
  public Me me() {
    Optional<String> marketplace =
        Optional.of(caller.marketplaceId()).filter(id -> !id.equals(Identity.PLATFORM));
    return new Me(
        "me",
        caller.actorId(),
        caller.role(),
        marketplace,
        caller.vendorId(),
        caller.scopes().stream().sorted().toList(),
        marketplace.map(_ -> caller.clock().isEmpty()),
        marketplace.map(_ -> clock.now()),
        ApiVersion.CURRENT);
  }
}
