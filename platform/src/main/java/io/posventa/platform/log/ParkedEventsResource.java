package io.posventa.platform.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import io.posventa.platform.tenant.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;

/** What waits for an operator in this service, and the way to send it again. */
@Path("/internal/parked-events")
@ApplicationScoped
class ParkedEventsResource {
  private final ParkedEvents parked;
  private final Inbox inbox;
  private final Handlers handlers;
  private final Tenancy tenancy;
  private final ObjectMapper json;

  ParkedEventsResource(
      ParkedEvents parked, Inbox inbox, Handlers handlers, Tenancy tenancy, ObjectMapper json) {
    this.parked = parked;
    this.inbox = inbox;
    this.handlers = handlers;
    this.tenancy = tenancy;
    this.json = json;
  }

  record ParkedEventView(
      String id,
      String object,
      String marketplace,
      String source,
      String event,
      String type,
      String correlation,
      String reason,
      Instant parkedAt) {
    static ParkedEventView of(ParkedEvents.Parked one) {
      return new ParkedEventView(
          one.id(),
          "parked_event",
          one.marketplaceId(),
          one.source(),
          one.eventId(),
          one.type(),
          one.correlation(),
          one.reason(),
          one.parkedAt());
    }
  }

  record ParkedEventList(List<ParkedEventView> data) {}

  record Replayed(int replayed) {}

  @GET
  public ParkedEventList list(
      @QueryParam("after") @DefaultValue("") String after,
      @QueryParam("limit") @DefaultValue("100") int limit) {
    return new ParkedEventList(
        parked.open(after, limit).stream().map(ParkedEventView::of).toList());
  }

  /** Applies the event and all that wait behind it, in order, until one fails again. */
  @POST
  @Path("{id}/replay")
  public Replayed replay(@PathParam("id") String id) {
    var one =
        parked
            .find(id)
            .orElseThrow(() -> new Refusal(CommonProblem.NOT_FOUND, "No such parked event."));
    return tenancy.as(one.marketplaceId(), () -> replayCase(one));
  }

  private Replayed replayCase(ParkedEvents.Parked one) {
    int done = 0;
    for (var next : parked.ofCase(one)) {
      var delivery = handlers.deliveryOf(IncomingEvent.of(read(next.envelope()), json));
      try {
        delivery.prepare();
        inbox.replay(next.id(), delivery);
      } catch (TemporaryFailure e) {
        throw e;
      } catch (RuntimeException e) {
        throw new Refusal(
            CommonProblem.RULE_VIOLATED,
            "%d replayed, then %s failed again: %s"
                .formatted(done, next.eventId(), Reception.reasonOf(e)));
      }
      done++;
    }
    return new Replayed(done);
  }

  private JsonNode read(String envelope) {
    try {
      return json.readTree(envelope);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A parked event is not readable.", e);
    }
  }
}
