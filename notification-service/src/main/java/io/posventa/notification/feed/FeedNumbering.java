package io.posventa.notification.feed;

import io.posventa.platform.log.LogConfig;
import io.posventa.platform.log.Numberer;
import io.posventa.platform.tenant.WorkerRole;
import io.posventa.platform.worker.Loop;
import io.posventa.platform.worker.Wake;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** Numbers the feed as soon as something was committed to it. */
@ApplicationScoped
class FeedNumbering {
  static final String LOG = "feed_event";
  private static final Duration FALLBACK = Duration.ofMillis(500);

  private final Loop loop;
  private final Duration pause;

  FeedNumbering(WorkerRole worker, LogConfig config) {
    this.pause = config.pause();
    var numberer = new Numberer(worker, LOG);
    this.loop = new Loop("feed-numberer", FALLBACK, new Wake(), () -> number(numberer));
  }

  private boolean number(Numberer numberer) {
    int numbered = numberer.runDue();
    if (numbered > 0) {
      loop.rest(pause);
    }
    return Numberer.isFull(numbered);
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
