package io.posventa.gateway.member;

import com.fasterxml.jackson.databind.JsonNode;
import io.posventa.platform.http.Writes;
import io.posventa.platform.page.Page;
import io.posventa.platform.page.Paging;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/members")
class MemberResource {
  private final Members members;
  private final Writes writes;
  private final Paging paging;

  MemberResource(Members members, Writes writes, Paging paging) {
    this.members = members;
    this.writes = writes;
    this.paging = paging;
  }

  @POST
  public RestResponse<MemberView> add(@NotNull @Valid NewMember command) {
    return writes.once(
        () -> {
          var view = members.add(command);
          return Writes.created(URI.create("/v1/members/" + view.id()), view);
        });
  }

  @GET
  public Page<MemberView> list(
      @QueryParam("vendor") @Nullable String vendor,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    var slice = paging.slice(limit, cursor, "members " + vendor);
    var rows =
        members.after(
            Optional.ofNullable(vendor),
            slice.after().map(List::getFirst).orElse(""),
            slice.fetch());
    return paging.page(slice, rows, view -> List.of(view.id()));
  }

  @GET
  @Path("{id}")
  public MemberView read(String id) {
    return members.read(id);
  }

  @PATCH
  @Path("{id}")
  @Consumes({"application/merge-patch+json", "application/json"})
  public RestResponse<MemberView> change(String id, @NotNull JsonNode patch) {
    return writes.once(() -> Writes.ok(members.change(id, patch)));
  }

  @DELETE
  @Path("{id}")
  public RestResponse<Void> remove(String id) {
    return writes.once(
        () -> {
          members.remove(id);
          return Writes.noContent();
        });
  }
}
