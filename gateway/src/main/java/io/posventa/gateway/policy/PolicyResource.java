package io.posventa.gateway.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.posventa.gateway.marketplace.Marketplaces;
import io.posventa.platform.http.Writes;
import io.posventa.platform.page.Page;
import io.posventa.platform.page.Paging;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/marketplaces/{id}/policies")
class PolicyResource {
  record NewPolicy(@NotNull JsonNode document, @Nullable Instant effectiveFrom) {}

  private final Policies policies;
  private final Marketplaces marketplaces;
  private final Writes writes;
  private final Paging paging;

  PolicyResource(Policies policies, Marketplaces marketplaces, Writes writes, Paging paging) {
    this.policies = policies;
    this.marketplaces = marketplaces;
    this.writes = writes;
    this.paging = paging;
  }

  @POST
  public RestResponse<PolicyView> draft(String id, @NotNull @Valid NewPolicy command) {
    marketplaces.requireOwn(id);
    return writes.once(
        () -> {
          var view = policies.draft(command.document(), command.effectiveFrom());
          return Writes.created(
              URI.create("/v1/marketplaces/" + id + "/policies/" + view.number()), view);
        });
  }

  @GET
  public Page<PolicyView> list(
      String id,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    marketplaces.requireOwn(id);
    var slice = paging.slice(limit, cursor, "policies");
    int after = slice.after().map(key -> Integer.parseInt(key.getFirst())).orElse(0);
    var rows = policies.after(after, slice.fetch());
    return paging.page(slice, rows, view -> List.of(Integer.toString(view.number())));
  }

  @GET
  @Path("{number}")
  public PolicyView read(String id, int number) {
    marketplaces.requireOwn(id);
    return policies.read(number);
  }

  @POST
  @Path("{number}/activate")
  public RestResponse<PolicyView> activate(String id, int number) {
    marketplaces.requireOwn(id);
    return writes.once(() -> Writes.ok(policies.activate(number)));
  }
}
