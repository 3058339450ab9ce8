package io.posventa.gateway.clock;

import io.posventa.platform.http.Writes;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/v1/test-clocks")
class TestClockResource {
  record AdvanceClock(@NotNull Instant to) {}

  private final TestClocks clocks;

  TestClockResource(TestClocks clocks) {
    this.clocks = clocks;
  }

  @GET
  @Path("{id}")
  public TestClockView read(String id) {
    return clocks.read(id);
  }

  /**
   * Not under an idempotency key: a clock that is stuck lets nobody write, and this is what frees
   * it. The same instant twice is harmless by itself.
   */
  @POST
  @Path("{id}/advance")
  public RestResponse<TestClockView> advance(String id, @NotNull @Valid AdvanceClock command) {
    var departure = clocks.advance(id, command.to());
    if (departure.isNew()) {
      clocks.hold(departure.clock().now());
      clocks.begin(id);
    }
    return Writes.accepted(departure.clock());
  }
}
