package io.posventa.gateway.clock;

import com.fasterxml.jackson.databind.JsonNode;
import io.posventa.gateway.clock.Journeys.Journey;
import io.posventa.gateway.clock.Quiet.Sweep;
import io.posventa.gateway.neighbour.Neighbours;
import io.posventa.platform.log.TemporaryFailure;
import io.posventa.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Takes one clock to where it is going: waits until all is quiet, asks for the next due instant,
 * sets every service's clock to it, has the steps fired, and so on. Every part of it may be done
 * twice, so a replica that takes over begins anew.
 */
@ApplicationScoped
class Drive {
  private static final Logger LOG = Logger.getLogger(Drive.class);
  private static final String SLA = "sla-service";
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final Journeys journeys;
  private final Neighbours neighbours;
  private final Quiet quiet;
  private final ClockConfig config;
  private final Clock machine;
  private volatile boolean running = true;

  Drive(Journeys journeys, Neighbours neighbours, Quiet quiet, ClockConfig config, Clock machine) {
    this.journeys = journeys;
    this.neighbours = neighbours;
    this.quiet = quiet;
    this.config = config;
    this.machine = machine;
  }

  /** The journey is not ours any more, or the process is stopping: others go on. */
  private static final class Given extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Given() {
      super("The journey is another's.", null, false, false);
    }
  }

  /** The services did not finish in the time that they have. */
  private static final class Stuck extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<String> waiting;

    Stuck(List<String> waiting) {
      super(String.join("; ", waiting), null, false, false);
      this.waiting = waiting;
    }
  }

  void stop() {
    running = false;
  }

  void run(Journey journey) {
    try {
      go(journey);
    } catch (Stuck e) {
      LOG.warnf("Test clock %s is stuck: %s", journey.id(), e.getMessage());
      journeys.stick(journey, e.waiting);
    } catch (Refusal e) {
      LOG.errorf(e, "Test clock %s is stuck.", journey.id());
      journeys.stick(journey, List.of(e.detail()));
    } catch (Given e) {
      LOG.debugf("Test clock %s is left to others.", journey.id());
    }
  }

  private void go(Journey journey) {
    // A replica that crashed may have pushed further than it had noted; never go back behind it.
    Instant now = push(journey, journey.now(), true);
    await(journey, now);
    Optional<Instant> due = due(journey);
    while (due.isPresent()) {
      if (due.get().isAfter(now)) {
        now = push(journey, due.get(), true);
      }
      fireAll(journey, now);
      due = due(journey);
    }
    push(journey, journey.target(), true);
    await(journey, journey.target());
    push(journey, journey.target(), false);
    journeys.arrive(journey, quiet.sweep(journey.marketplaceId()).warnings());
  }

  /** Fires what is due now: one step per case at a time, each with all that follows from it. */
  private void fireAll(Journey journey, Instant now) {
    Instant until = machine.instant().plus(config.patience());
    int fired = fire(journey, now);
    while (fired == 0 && due(journey).filter(next -> !next.isAfter(now)).isPresent()) {
      if (machine.instant().isAfter(until)) {
        throw new Stuck(List.of(SLA + ": steps due at " + now + " do not fire"));
      }
      keep(journey, now, 0);
      pause();
      fired = fire(journey, now);
    }
    keep(journey, now, fired);
    await(journey, now);
  }

  private int fire(Journey journey, Instant now) {
    var body = Map.of("marketplace", journey.marketplaceId(), "at", now);
    return patiently(
            journey,
            now,
            () ->
                neighbours.post(SLA, "/internal/due/fire", journey.marketplaceId(), body, TIMEOUT))
        .path("fired")
        .asInt();
  }

  private Optional<Instant> due(Journey journey) {
    String until = URLEncoder.encode(journey.target().toString(), StandardCharsets.UTF_8);
    String path = "/internal/due?marketplace=" + journey.marketplaceId() + "&until=" + until;
    JsonNode next =
        patiently(
                journey,
                journey.now(),
                () -> neighbours.get(SLA, path, journey.marketplaceId(), TIMEOUT))
            .path("next");
    return next.isTextual() ? Optional.of(Instant.parse(next.asText())) : Optional.empty();
  }

  /** Sets all clocks; each answers when the writes that saw its old now are over. */
  private Instant push(Journey journey, Instant to, boolean advancing) {
    Instant latest = to;
    for (String service : neighbours.names()) {
      var answer =
          patiently(
              journey,
              journey.now(),
              () ->
                  neighbours.put(
                      service,
                      "/internal/clocks/" + journey.marketplaceId(),
                      journey.marketplaceId(),
                      Map.of("now", to, "advancing", advancing),
                      TIMEOUT));
      JsonNode there = answer.path("now");
      if (there.isTextual() && Instant.parse(there.asText()).isAfter(latest)) {
        latest = Instant.parse(there.asText());
      }
    }
    keep(journey, latest, 0);
    return latest;
  }

  /** Two quiet sweeps in a row with the same totals: one could miss an event behind it. */
  private void await(Journey journey, Instant now) {
    Instant until = machine.instant().plus(config.patience());
    Sweep before = quiet.sweep(journey.marketplaceId());
    while (true) {
      Sweep after = quiet.sweep(journey.marketplaceId());
      if (before.isQuiet() && after.isQuiet() && before.totals().equals(after.totals())) {
        return;
      }
      if (machine.instant().isAfter(until)) {
        throw new Stuck(after.isQuiet() ? List.of("events keep coming") : after.waiting());
      }
      before = after;
      keep(journey, now, 0);
      pause();
    }
  }

  /** A service that is down has as long as one that is busy. */
  private JsonNode patiently(Journey journey, Instant now, Supplier<JsonNode> call) {
    Instant until = machine.instant().plus(config.patience());
    while (true) {
      try {
        return call.get();
      } catch (TemporaryFailure e) {
        if (machine.instant().isAfter(until)) {
          throw new Stuck(List.of(String.valueOf(e.getMessage())));
        }
        keep(journey, now, 0);
        pause();
      }
    }
  }

  private void keep(Journey journey, Instant now, int fired) {
    if (!running || !journeys.progress(journey, now, fired)) {
      throw new Given();
    }
  }

  private void pause() {
    try {
      Thread.sleep(config.pause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Given();
    }
  }
}
