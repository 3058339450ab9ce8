package io.posventa.e2e.bench.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A chart of lines over one axis, as SVG that takes its colours from the page. */
final class Lines {
  private static final int LEFT = 60;
  private static final int WIDTH = 620;
  private static final int HEIGHT = 220;
  private static final int STEPS = 4;

  /** A point; both from 0. */
  record Point(double x, double y) {}

  private final Map<String, List<Point>> lines = new LinkedHashMap<>();
  private final String unit;

  Lines(String unit) {
    this.unit = unit;
  }

  void add(String name, List<Point> points) {
    lines.put(name, points);
  }

  @Override
  public String toString() {
    double right = most(true);
    double top = most(false);
    var svg =
        new StringBuilder(
            "<svg role=\"img\" viewBox=\"0 0 %d %d\">".formatted(LEFT + WIDTH + 170, HEIGHT + 30));
    grid(svg, top);
    int nth = 0;
    for (var line : lines.entrySet()) {
      var path = new StringBuilder();
      for (var point : line.getValue()) {
        path.append(path.isEmpty() ? 'M' : 'L')
            .append(Html.place(LEFT + point.x() / right * WIDTH))
            .append(' ')
            .append(Html.place(HEIGHT - point.y() / top * (HEIGHT - 10)));
      }
      svg.append("<path class=\"l%d\" d=\"%s\"/>".formatted(nth % 8, path));
      legend(svg, nth++, line.getKey());
    }
    return svg.append("</svg>").toString();
  }

  private void grid(StringBuilder svg, double top) {
    for (int i = 0; i <= STEPS; i++) {
      double y = HEIGHT - i * (HEIGHT - 10.0) / STEPS;
      svg.append("<path class=\"grid\" d=\"M%d %sh%d\"/>".formatted(LEFT, Html.place(y), WIDTH));
      svg.append(
          "<text x=\"%d\" y=\"%s\" text-anchor=\"end\">%d</text>"
              .formatted(LEFT - 6, Html.place(y + 4), Math.round(top * i / STEPS)));
    }
    svg.append("<text x=\"%d\" y=\"%d\">%s</text>".formatted(LEFT, HEIGHT + 24, Html.of(unit)));
  }

  private static void legend(StringBuilder svg, int nth, String name) {
    svg.append(
        "<rect class=\"c%d\" x=\"%d\" y=\"%d\" width=\"10\" height=\"10\"/>"
            .formatted(nth % 8, LEFT + WIDTH + 12, 12 + nth * 18));
    svg.append(
        "<text x=\"%d\" y=\"%d\">%s</text>"
            .formatted(LEFT + WIDTH + 28, 21 + nth * 18, Html.of(name)));
  }

  private double most(boolean x) {
    return Math.max(
        1e-9,
        lines.values().stream()
            .flatMap(List::stream)
            .mapToDouble(point -> x ? point.x() : point.y())
            .max()
            .orElse(1));
  }
}
