package io.posventa.sla.arithmetic;

import java.time.Instant;
import java.util.List;

/** Where an offset ends, before any roll, and the segments that lead there. */
record Counted(Instant until, List<Segment> segments) {}
