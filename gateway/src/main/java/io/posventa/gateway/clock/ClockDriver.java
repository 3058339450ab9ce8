package io.posventa.gateway.clock;

import io.posventa.platform.worker.Loop;
import io.posventa.platform.worker.Wake;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;

/** Moves the clocks that are on their way, several at a time; resumes what a crash has left. */
@ApplicationScoped
class ClockDriver {
  private static final int AT_A_TIME = 4;

  private final Journeys journeys;
  private final Drive drive;
  private final ClockConfig config;
  private final Wake wake = new Wake();
  private final List<Loop> loops = new ArrayList<>();

  ClockDriver(Journeys journeys, Drive drive, ClockConfig config) {
    this.journeys = journeys;
    this.drive = drive;
    this.config = config;
  }

  void start(@Observes StartupEvent event) {
    for (int i = 1; i <= AT_A_TIME; i++) {
      loops.add(new Loop("clock-" + i, config.idle(), wake, this::next).start());
    }
  }

  void stop(@Observes ShutdownEvent event) {
    drive.stop();
    loops.forEach(Loop::close);
  }

  void wake() {
    wake.signal();
  }

  private boolean next() {
    var journey = journeys.claim();
    journey.ifPresent(drive::run);
    return journey.isPresent();
  }
}
