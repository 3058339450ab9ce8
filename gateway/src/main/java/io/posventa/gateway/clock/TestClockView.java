package io.posventa.gateway.clock;

import io.posventa.platform.http.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A test clock as the API shows it. */
record TestClockView(
    String id,
    String object,
    long version,
    Instant createdAt,
    Instant updatedAt,
    String marketplace,
    Instant now,
    TestClock.Status status,
    Optional<Instant> to,
    int fired,
    List<String> waiting,
    List<String> warnings)
    implements Versioned {

  static TestClockView of(TestClock c) {
    return new TestClockView(
        c.key.id(),
        "test_clock",
        c.version,
        c.createdAt,
        c.updatedAt,
        c.key.marketplaceId(),
        c.now,
        c.status,
        Optional.ofNullable(c.target),
        c.fired,
        c.waiting(),
        c.warnings());
  }
}
