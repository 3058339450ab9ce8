package io.posventa.e2e.bench.report;

import java.util.List;

/**
 * All that was measured with so many tickets in the past.
 *
 * @param wholeReads statements that read a large table from end to end, and which
 */
public record Size(
    long tickets,
    List<Outcome> outcomes,
    List<Arrivals> arrivals,
    List<Figure> figures,
    List<Weight> weights,
    List<String> wholeReads) {}
