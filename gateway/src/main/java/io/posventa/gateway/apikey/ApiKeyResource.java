package io.posventa.gateway.apikey;

import io.posventa.platform.http.Writes;
import io.posventa.platform.page.Page;
import io.posventa.platform.page.Paging;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.net.URI;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/v1/api-keys")
class ApiKeyResource {
  private final ApiKeys keys;
  private final Writes writes;
  private final Paging paging;

  ApiKeyResource(ApiKeys keys, Writes writes, Paging paging) {
    this.keys = keys;
    this.writes = writes;
    this.paging = paging;
  }

  @POST
  public RestResponse<ApiKeyView.WithSecret> create(@NotNull @Valid NewApiKey command) {
    return writes.once(
        () -> {
          var made = keys.create(command);
          return Writes.created(URI.create("/v1/api-keys/" + made.key().id()), made);
        },
        ApiKeyView.WithSecret::withoutSecret);
  }

  @GET
  public Page<ApiKeyView> list(
      @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor) {
    var slice = paging.slice(limit, cursor, "api-keys");
    var rows = keys.after(slice.after().map(List::getFirst).orElse(""), slice.fetch());
    return paging.page(slice, rows, view -> List.of(view.id()));
  }

  @GET
  @Path("{id}")
  public ApiKeyView read(String id) {
    return keys.read(id);
  }

  @DELETE
  @Path("{id}")
  public RestResponse<Void> revoke(String id) {
    return writes.once(
        () -> {
          keys.revoke(id);
          return Writes.noContent();
        });
  }

  @POST
  @Path("{id}/rotate")
  public RestResponse<ApiKeyView.WithSecret> rotate(String id) {
    return writes.once(() -> Writes.ok(keys.rotate(id)), ApiKeyView.WithSecret::withoutSecret);
  }
}
