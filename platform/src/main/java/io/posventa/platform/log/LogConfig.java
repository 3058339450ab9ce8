package io.posventa.platform.log;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Who is told of this service's changes, and how patiently. */
@ConfigMapping(prefix = "posventa.log")
public interface LogConfig {
  /** The services that this service's log is relayed to. */
  Optional<Set<String>> subscribers();

  /** Events per request. */
  @WithDefault("200")
  int batch();

  /** Between two batches: what is committed or numbered meanwhile is one batch and one commit. */
  @WithDefault("20ms")
  Duration pause();

  /** How long a subscriber may take for a batch. Shorter than the lease. */
  @WithDefault("8s")
  Duration timeout();

  /** How long we work at a batch that we are told. Shorter than the sender's timeout. */
  @WithDefault("5s")
  Duration patience();

  /** How long a silent replica keeps a subscriber to itself. */
  @WithDefault("10s")
  Duration lease();

  /** The longest wait between two attempts. */
  @WithDefault("1s")
  Duration longestBackOff();

  /** Failures of one event, with all else well, before it is parked. */
  @WithDefault("5")
  int failuresBeforeParking();

  /** How long numbered and delivered rows are kept. */
  @WithDefault("7d")
  Duration keep();

  /** How long it is remembered that an event was applied. */
  @WithDefault("8d")
  Duration keepInbox();
}
