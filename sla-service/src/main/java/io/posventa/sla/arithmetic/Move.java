package io.posventa.sla.arithmetic;

import io.posventa.sla.calendar.ClosedDay;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A due instant moved off skipped days. {@code at} is there where the day was skipped only when the
 * step was about to be done late: after a stop of the service, or handed back by the case's owner.
 */
public record Move(Instant from, Instant to, List<ClosedDay> skipped, Optional<Instant> at) {}
