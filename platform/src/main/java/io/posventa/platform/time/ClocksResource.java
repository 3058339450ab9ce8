package io.posventa.platform.time;

import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import io.posventa.platform.tenant.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;

/** Where the owner of a test clock tells this service its now. */
@Path("/internal/clocks")
@ApplicationScoped
class ClocksResource {
  private final Tenancy tenancy;
  private final TenantClock clock;

  ClocksResource(Tenancy tenancy, TenantClock clock) {
    this.tenancy = tenancy;
    this.clock = clock;
  }

  record ClockPush(@NotNull Instant now, boolean advancing) {}

  record ClockView(Instant now, boolean advancing) {}

  /** Answers when every transaction that has read the old now is over. */
  @PUT
  @Path("{marketplace}")
  public ClockView push(@PathParam("marketplace") String marketplace, @NotNull ClockPush push) {
    if (!marketplace.equals(tenancy.current())) {
      throw new Refusal(CommonProblem.NOT_FOUND, "No such marketplace.");
    }
    return new ClockView(clock.move(push.now(), push.advancing()), push.advancing());
  }
}
