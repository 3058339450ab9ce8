package io.posventa.e2e.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is different from an earlier run, where both measured the same. */
public final class Comparison {
  /**
   * One figure, then and now.
   *
   * @param change of the figure in percent of what it was
   */
  public record Line(String what, double before, double now, double change) {}

  private Comparison() {}

  public static List<Line> of(Report before, Report now) {
    var lines = new ArrayList<Line>();
    for (var size : now.sizes()) {
      before.sizes().stream()
          .filter(other -> other.tickets() == size.tickets())
          .forEach(other -> compare(other, size, lines));
    }
    return lines;
  }

  private static void compare(Size before, Size now, List<Line> lines) {
    for (var outcome : now.outcomes()) {
      for (var other : before.outcomes()) {
        if (other.name().equals(outcome.name())) {
          String what = "%,d %s ".formatted(now.tickets(), outcome.name());
          add(lines, what + "rate/s", other.rate(), outcome.rate());
          add(lines, what + "ratio", other.ratio(), outcome.ratio());
          add(lines, what + "p50 ms", other.p50(), outcome.p50());
          add(lines, what + "p99 ms", other.p99(), outcome.p99());
        }
      }
    }
    for (var figure : now.figures()) {
      before.figures().stream()
          .filter(other -> other.name().equals(figure.name()))
          .forEach(
              other ->
                  add(
                      lines,
                      "%,d %s %s".formatted(now.tickets(), figure.name(), figure.unit()),
                      other.value(),
                      figure.value()));
    }
  }

  private static void add(List<Line> lines, String what, double before, double now) {
    double change = before == 0 ? 0 : (now / before - 1) * 100;
    lines.add(new Line(what, before, now, change));
  }

  /** For a terminal. */
  public static String table(List<Line> lines) {
    var table = new StringBuilder();
    for (var line : lines) {
      table.append(
          String.format(
              Locale.ROOT,
              "  %-32s %,12.2f -> %,12.2f  %+7.1f %%%n",
              line.what(),
              line.before(),
              line.now(),
              line.change()));
    }
    return table.toString();
  }
}
