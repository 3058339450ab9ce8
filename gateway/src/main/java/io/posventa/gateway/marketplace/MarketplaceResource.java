package io.posventa.gateway.marketplace;

import com.fasterxml.jackson.databind.JsonNode;
import io.posventa.platform.http.Writes;
import io.posventa.platform.page.Page;
import io.posventa.platform.page.Paging;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/marketplaces")
class MarketplaceResource {
  private final Marketplaces marketplaces;
  private final Writes writes;
  private final Paging paging;

  MarketplaceResource(Marketplaces marketplaces, Writes writes, Paging paging) {
    this.marketplaces = marketplaces;
    this.writes = writes;
    this.paging = paging;
  }

  @GET
  public Page<MarketplaceView> list(
      @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor) {
    var slice = paging.slice(limit, cursor, "marketplaces");
    var rows = marketplaces.after(slice.after().map(List::getFirst).orElse(""), slice.fetch());
    return paging.page(slice, rows, view -> List.of(view.id()));
  }

  @GET
  @Path("{id}")
  public MarketplaceView read(String id) {
    return marketplaces.read(id);
  }

  @PATCH
  @Path("{id}")
  @Consumes({"application/merge-patch+json", "application/json"})
  public RestResponse<MarketplaceView> change(String id, @NotNull JsonNode patch) {
    return writes.once(() -> Writes.ok(marketplaces.change(id, patch)));
  }
}
