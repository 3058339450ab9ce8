package io.posventa.platform.log;

import io.posventa.platform.tenant.WorkerRole;
import io.posventa.platform.worker.Loop;
import io.posventa.platform.worker.Wake;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** Numbers the change log as soon as something was committed to it. */
@ApplicationScoped
class Numbering {
  private static final Duration FALLBACK = Duration.ofMillis(500);

  private final Loop loop;
  private final Duration pause;

  Numbering(WorkerRole worker, Relays relays, LogConfig config) {
    this.pause = config.pause();
    var numberer = new Numberer(worker, "change_log");
    this.loop =
        new Loop(
            "numberer",
            FALLBACK,
            new Wake(),
            () -> {
              int numbered = numberer.runDue();
              if (numbered > 0) {
                relays.wake();
                rest();
              }
              return Numberer.isFull(numbered);
            });
  }

  private void rest() {
    loop.rest(pause);
  }

  void wake() {
    loop.wake().signal();
  }

  void start(@Observes StartupEvent event) {
    loop.start();
  }

  void stop(@Observes ShutdownEvent event) {
    loop.close();
  }
}
