package io.posventa.sla.deadline;

import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import io.posventa.platform.tenant.Tenancy;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.Optional;

/** How a test clock learns what is due, and has it done. Live tenants' steps fire by themselves. */
@Path("/internal/due")
class DueResource {
  private final LadderService ladders;
  private final Firing firing;
  private final Tenancy tenancy;

  DueResource(LadderService ladders, Firing firing, Tenancy tenancy) {
    this.ladders = ladders;
    this.firing = firing;
    this.tenancy = tenancy;
  }

  record NextView(Optional<Instant> next) {}

  record Fire(@NotNull String marketplace, @NotNull Instant at) {}

  record FiredView(int fired) {}

  @GET
  public NextView next(
      @QueryParam("marketplace") @NotNull String marketplace,
      @QueryParam("until") @NotNull Instant until) {
    requireOwn(marketplace);
    return new NextView(ladders.nextDue(until));
  }

  @POST
  @Path("fire")
  public FiredView fire(@NotNull @Valid Fire command) {
    requireOwn(command.marketplace());
    return new FiredView(firing.fireTest(command.at()));
  }

  private void requireOwn(String marketplace) {
    if (!marketplace.equals(tenancy.current())) {
      throw new Refusal(CommonProblem.NOT_FOUND, "No such marketplace.");
    }
  }
}
