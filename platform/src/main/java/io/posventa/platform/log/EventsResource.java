package io.posventa.platform.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Where other services tell theirs. Cases go side by side, the events of one case in order. */
@Path("/internal/events")
@ApplicationScoped
class EventsResource {
  private static final int LANES = 4;

  private final Reception reception;
  private final ObjectMapper json;
  private final LogConfig config;
  private final ExecutorService lanes =
      Executors.newFixedThreadPool(2 * LANES, Thread.ofPlatform().name("events-", 0).factory());

  EventsResource(Reception reception, ObjectMapper json, LogConfig config) {
    this.reception = reception;
    this.json = json;
    this.config = config;
  }

  record Result(String id, Inbox.Outcome outcome) {}

  record Results(List<Result> results) {}

  @POST
  @Consumes({CloudEvents.BATCH, "application/json"})
  public Results receive(JsonNode batch) {
    long end = System.nanoTime() + config.patience().toNanos();
    var events = read(batch);
    var byLane =
        events.stream()
            .collect(Collectors.groupingBy(e -> Math.floorMod(e.correlation().hashCode(), LANES)));
    if (byLane.size() == 1) {
      return new Results(inOrder(events, end));
    }
    var results = new ArrayList<Result>(events.size());
    try {
      var work =
          byLane.values().stream()
              .map(lane -> (Callable<List<Result>>) () -> inOrder(lane, end))
              .toList();
      for (Future<List<Result>> lane : lanes.invokeAll(work)) {
        results.addAll(lane.get());
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TemporaryFailure("The service is stopping.", e);
    }
    return new Results(results);
  }

  /** A marketplace's events beside each other, each case's in their order. */
  private List<Result> inOrder(List<IncomingEvent> lane, long end) {
    var events = lane.stream().sorted(Comparator.comparing(IncomingEvent::marketplaceId)).toList();
    var outcomes = reception.receive(events, end);
    return IntStream.range(0, events.size())
        .mapToObj(i -> new Result(events.get(i).id(), outcomes.get(i)))
        .toList();
  }

  private List<IncomingEvent> read(JsonNode batch) {
    try {
      var events = new ArrayList<IncomingEvent>(batch.size());
      batch.forEach(envelope -> events.add(IncomingEvent.of(envelope, json)));
      return events;
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new Refusal(CommonProblem.INVALID_REQUEST, e.getMessage());
    }
  }

  void stop(@Observes ShutdownEvent event) {
    lanes.close();
  }
}
