package io.posventa.gateway.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import io.posventa.platform.http.Writes;
import io.posventa.platform.page.Page;
import io.posventa.platform.page.Paging;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.net.URI;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/vendors")
class VendorResource {
  private final Vendors vendors;
  private final Writes writes;
  private final Paging paging;

  VendorResource(Vendors vendors, Writes writes, Paging paging) {
    this.vendors = vendors;
    this.writes = writes;
    this.paging = paging;
  }

  @POST
  public RestResponse<VendorView> create(@NotNull @Valid VendorProfile profile) {
    return writes.once(
        () -> {
          var view = vendors.create(profile);
          return Writes.created(URI.create("/v1/vendors/" + view.id()), view);
        });
  }

  @GET
  public Page<VendorView> list(
      @QueryParam("external_id") @Nullable String externalId,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    var slice = paging.slice(limit, cursor, "vendors " + externalId);
    var rows =
        externalId == null
            ? vendors.after(slice.after().map(List::getFirst).orElse(""), slice.fetch())
            : vendors.ofExternalId(externalId);
    return paging.page(slice, rows, view -> List.of(view.id()));
  }

  @GET
  @Path("{id}")
  public VendorView read(String id) {
    return vendors.read(id);
  }

  @GET
  @Path("{id}/refund-mode-decisions")
  public Page<RefundModeDecisionView> decisions(
      String id,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    var slice = paging.slice(limit, cursor, "refund-mode-decisions " + id);
    var rows = vendors.decisions(id, slice.after().map(List::getFirst), slice.fetch());
    return paging.page(slice, rows, view -> List.of(view.id()));
  }

  @PATCH
  @Path("{id}")
  @Consumes({"application/merge-patch+json", "application/json"})
  public RestResponse<VendorView> change(String id, @NotNull JsonNode patch) {
    return writes.once(() -> Writes.ok(vendors.change(id, new VendorPatch(patch))));
  }
}
