package io.posventa.sla.arithmetic;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A due instant with everything that led to it. */
public record Due(Instant at, Instant countedUntil, List<Segment> segments, Optional<Move> roll) {}
