package io.posventa.gateway.onboarding;

import io.posventa.gateway.clock.TestClocks;
import io.posventa.gateway.marketplace.NewMarketplace;
import io.posventa.gateway.onboarding.Onboarding.MarketplaceCreated;
import io.posventa.platform.http.Writes;
import io.posventa.platform.id.Ids;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/v1/marketplaces")
class NewMarketplaceResource {
  private final Onboarding onboarding;
  private final TestClocks clocks;
  private final Writes writes;
  private final Ids ids;

  NewMarketplaceResource(Onboarding onboarding, TestClocks clocks, Writes writes, Ids ids) {
    this.onboarding = onboarding;
    this.clocks = clocks;
    this.writes = writes;
    this.ids = ids;
  }

  @POST
  public RestResponse<MarketplaceCreated> create(@NotNull @Valid NewMarketplace command) {
    var testClock = command.testClock();
    if (testClock != null && command.live()) {
      throw Refusal.field(
          CommonProblem.INVALID_REQUEST,
          "/test_clock",
          "not_allowed",
          "A live marketplace runs on real time.");
    }
    String id = ids.next("mkt");
    if (testClock != null) {
      clocks.announce(id, testClock.now());
    }
    return writes.once(
        () -> Writes.created(URI.create("/v1/marketplaces/" + id), onboarding.create(id, command)),
        MarketplaceCreated::withoutSecret);
  }
}
