package io.posventa.gateway.limit;

import io.posventa.gateway.limit.Bucket.Standing;
import io.posventa.gateway.limit.Lots.Lot;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Admits a key's requests, never blocking the thread that asks. */
@ApplicationScoped
public class Limits {
  private static final Logger LOG = Logger.getLogger(Limits.class);
  private static final int SECONDS_IN_A_MINUTE = 60;
  private static final int MOST_KEYS = 50_000;

  private final Lots lots;
  private final LimitConfig config;
  private final Clock clock;
  private final Vertx vertx;
  private final Quota all;
  private final Quota sync;
  private final String policy;
  private final String syncPolicy;
  private final ConcurrentHashMap<String, Gate> gates = new ConcurrentHashMap<>();

  Limits(Lots lots, LimitConfig config, Clock clock, Vertx vertx) {
    this.lots = lots;
    this.config = config;
    this.clock = clock;
    this.vertx = vertx;
    this.all = new Quota(config.perSecond(), config.perMinute());
    this.sync = new Quota(config.syncPerSecond(), config.syncPerSecond() * SECONDS_IN_A_MINUTE);
    this.policy =
        "\"second\";q=%d;w=1, \"minute\";q=%d;w=60".formatted(all.perSecond(), all.perMinute());
    this.syncPolicy = policy + ", \"sync\";q=" + sync.perSecond() + ";w=1";
  }

  /**
   * What becomes of a request.
   *
   * @param policy the limits in force, for the header
   * @param standing what is left of the nearest one, for the header
   * @param refusal why not; nothing: it is admitted
   * @param retryAfter seconds, when refused
   */
  public record Verdict(
      String policy, String standing, Optional<Refused> refusal, int retryAfter) {}

  /** Which limit was met. */
  public enum Refused {
    ADDRESS,
    SECOND,
    MINUTE,
    IN_FLIGHT
  }

  /** One quota of one key at this replica, and those who wait for its next lot. */
  private static final class Gate {
    final String name;
    final Quota quota;
    final Bucket bucket;
    final AtomicInteger inFlight = new AtomicInteger();
    final Queue<Promise<Boolean>> waiting = new ArrayDeque<>();
    boolean fetching;

    Gate(String name, Quota quota) {
      this.name = name;
      this.quota = quota;
      this.bucket = new Bucket(quota);
    }
  }

  /** Admits a request of this key. An admitted one must be given to {@link #leave}. */
  public Future<Verdict> enter(String keyId) {
    var gate = gate(keyId, all);
    if (gate.inFlight.incrementAndGet() > config.inFlight()) {
      gate.inFlight.decrementAndGet();
      return Future.succeededFuture(verdict(gate, "\"second\"", Optional.of(Refused.IN_FLIGHT)));
    }
    return token(gate)
        .map(
            taken -> {
              if (!taken) {
                gate.inFlight.decrementAndGet();
              }
              return verdict(gate, "\"second\"", taken ? Optional.empty() : Optional.of(why(gate)));
            });
  }

  /** The lower limit of feeds and searches, on top of {@link #enter}. */
  public Future<Verdict> enterSync(String keyId) {
    var gate = gate(keyId + ":sync", sync);
    return token(gate)
        .map(
            taken ->
                verdict(gate, "\"sync\"", taken ? Optional.empty() : Optional.of(Refused.SECOND)));
  }

  /** The request is over. */
  public void leave(String keyId) {
    gate(keyId, all).inFlight.decrementAndGet();
  }

  private Gate gate(String name, Quota quota) {
    if (gates.size() > MOST_KEYS) {
      gates.values().removeIf(idle -> idle.inFlight.get() == 0);
    }
    return gates.computeIfAbsent(name, _ -> new Gate(name, quota));
  }

  private Future<Boolean> token(Gate gate) {
    long second = second();
    if (gate.bucket.take(second)) {
      return Future.succeededFuture(true);
    }
    if (gate.bucket.isEmpty(second)) {
      return Future.succeededFuture(false);
    }
    Context context = vertx.getOrCreateContext();
    Promise<Boolean> promise = Promise.promise();
    boolean fetch;
    synchronized (gate.waiting) {
      gate.waiting.add(promise);
      fetch = !gate.fetching;
      gate.fetching = true;
    }
    if (fetch) {
      fetch(gate);
    }
    Promise<Boolean> here = Promise.promise();
    promise.future().onComplete(taken -> context.runOnContext(_ -> here.handle(taken)));
    return here.future();
  }

  private void fetch(Gate gate) {
    long second = second();
    int report = gate.bucket.report();
    vertx
        .executeBlocking(() -> lots.take(gate.name, gate.quota, second, report), false)
        .otherwise(failure -> unknown(gate, failure))
        .onSuccess(lot -> serve(gate, lot, second));
  }

  /** The database is away: a replica alone then keeps its own count, lot by lot. */
  private Lot unknown(Gate gate, Throwable failure) {
    LOG.warnf("The limits are not shared at the moment: %s", failure.getMessage());
    return new Lot(gate.quota.lot(), gate.quota.perSecond(), gate.quota.perMinute());
  }

  private void serve(Gate gate, Lot lot, long second) {
    gate.bucket.fill(lot, second);
    while (true) {
      Promise<Boolean> next;
      synchronized (gate.waiting) {
        if (gate.waiting.isEmpty()) {
          gate.fetching = false;
          return;
        }
        if (!gate.bucket.take(second())) {
          if (lot.granted() > 0) {
            break;
          }
          next = gate.waiting.remove();
          next.complete(false);
          continue;
        }
        next = gate.waiting.remove();
      }
      next.complete(true);
    }
    fetch(gate);
  }

  private Refused why(Gate gate) {
    return gate.bucket.standing().minuteLeft() == 0 ? Refused.MINUTE : Refused.SECOND;
  }

  private Verdict verdict(Gate gate, String name, Optional<Refused> refusal) {
    Standing standing = gate.bucket.standing();
    boolean minute = standing.isMinuteNearer() || refusal.map(Refused.MINUTE::equals).orElse(false);
    int left = minute ? standing.minuteLeft() : standing.secondLeft();
    int reset = minute ? SECONDS_IN_A_MINUTE - (int) (second() % SECONDS_IN_A_MINUTE) : 1;
    String which = minute ? "\"minute\"" : name;
    return new Verdict(
        gate.quota.equals(all) ? policy : syncPolicy,
        which + ";r=" + left + ";t=" + reset,
        refusal,
        refusal.map(Refused.MINUTE::equals).orElse(false) ? reset : 1);
  }

  private long second() {
    return clock.instant().getEpochSecond();
  }
}
