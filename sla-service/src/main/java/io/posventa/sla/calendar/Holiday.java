package io.posventa.sla.calendar;

import java.time.LocalDate;

/**
 * A local day on which nothing counts, with the source that says so: {@code own} or a country such
 * as {@code US-CA}.
 */
public record Holiday(LocalDate date, String name, String source) {}
