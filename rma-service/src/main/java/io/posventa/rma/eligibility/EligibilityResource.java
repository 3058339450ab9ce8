package io.posventa.rma.eligibility;

import io.posventa.platform.identity.Caller;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import io.posventa.platform.time.TenantClock;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1/orders/{id}/eligibility")
class EligibilityResource {
  private final Eligibilities eligibilities;
  private final TenantClock clock;
  private final Caller caller;

  EligibilityResource(Eligibilities eligibilities, TenantClock clock, Caller caller) {
    this.eligibilities = eligibilities;
    this.clock = clock;
    this.caller = caller;
  }

  @GET
  public EligibilityView ask(
      @RestPath String id,
      @RestQuery @Nullable Action action,
      @RestQuery @Nullable Party by,
      @RestQuery @Nullable Instant at) {
    if (action == null) {
      throw Refusal.parameter(
          CommonProblem.INVALID_REQUEST, "action", "required", "refund or cancellation.");
    }
    var party = by == null ? Party.CUSTOMER : by;
    var when = at == null ? clock.now() : at;
    var asked = eligibilities.ask(id, action, party, when, null, caller.vendorId());
    if (!caller.reaches(asked.sale().id())) {
      throw new Refusal(CommonProblem.NOT_FOUND, "No such order.");
    }
    return EligibilityView.of(asked, action, party, when);
  }
}
