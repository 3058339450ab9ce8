package io.posventa.gateway.operations;

import com.fasterxml.jackson.databind.JsonNode;
import io.posventa.gateway.neighbour.Neighbours;
import io.posventa.platform.http.Writes;
import io.posventa.platform.identity.Identity;
import io.posventa.platform.page.Page;
import io.posventa.platform.page.Paging;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Events that a service could not take in, and the way to send them again. */
@Path("/v1/operations/{service}/parked-events")
class ParkedEventsResource {
  private static final Duration TIMEOUT = Duration.ofSeconds(9);

  record Replay(String object, String id, int replayed) {}

  private final Neighbours neighbours;
  private final Paging paging;

  ParkedEventsResource(Neighbours neighbours, Paging paging) {
    this.neighbours = neighbours;
    this.paging = paging;
  }

  @GET
  public Page<JsonNode> list(
      String service,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    requireKnown(service);
    var slice = paging.slice(limit, cursor, "parked-events " + service);
    // An empty parameter would be refused.
    String after = slice.after().map(key -> "&after=" + key.getFirst()).orElse("");
    var answer =
        neighbours.get(
            service,
            "/internal/parked-events?limit=" + slice.fetch() + after,
            Identity.PLATFORM,
            TIMEOUT);
    var rows = new ArrayList<JsonNode>();
    answer.path("data").forEach(rows::add);
    return paging.page(slice, rows, row -> List.of(row.path("id").asText()));
  }

  /** Applies the event and those of its case behind it; what is applied stays applied. */
  @POST
  @Path("{id}/replay")
  public RestResponse<Replay> replay(String service, String id) {
    requireKnown(service);
    var answer =
        neighbours.post(
            service,
            "/internal/parked-events/" + URLEncoder.encode(id, StandardCharsets.UTF_8) + "/replay",
            Identity.PLATFORM,
            List.of(),
            TIMEOUT);
    return Writes.ok(new Replay("replay", id, answer.path("replayed").asInt()));
  }

  private void requireKnown(String service) {
    if (!neighbours.names().contains(service)) {
      throw new Refusal(CommonProblem.NOT_FOUND, "There is no such service.");
    }
  }
}
