package io.posventa.e2e.bench.report;

import java.util.ArrayList;
import java.util.List;

/** A chart of horizontal bars, as SVG that takes its colours from the page. */
final class Bars {
  private static final int LEFT = 190;
  private static final int WIDTH = 460;
  private static final int ROW = 26;

  private record Bar(String name, List<Double> parts, double mark, String label) {
    double sum() {
      return parts.stream().mapToDouble(Double::doubleValue).sum();
    }
  }

  private final List<Bar> bars = new ArrayList<>();

  /**
   * One bar.
   *
   * @param parts one after the other, each in a colour of its own
   * @param mark where a goal is marked; 0: nowhere
   */
  void add(String name, List<Double> parts, double mark, String label) {
    bars.add(new Bar(name, parts, mark, label));
  }

  @Override
  public String toString() {
    double most = bars.stream().mapToDouble(bar -> Math.max(bar.sum(), bar.mark())).max().orElse(1);
    var svg = new StringBuilder();
    svg.append(
        "<svg role=\"img\" viewBox=\"0 0 %d %d\">"
            .formatted(LEFT + WIDTH + 150, bars.size() * ROW + 8));
    for (int i = 0; i < bars.size(); i++) {
      draw(svg, bars.get(i), i * ROW + 4, WIDTH / Math.max(most, 1e-9));
    }
    return svg.append("</svg>").toString();
  }

  private static void draw(StringBuilder svg, Bar bar, int top, double scale) {
    svg.append(text(LEFT - 8, top + 15, "end", bar.name()));
    double from = LEFT;
    for (int part = 0; part < bar.parts().size(); part++) {
      double width = Math.max(0.5, bar.parts().get(part) * scale);
      svg.append(
          "<rect class=\"c%d\" x=\"%s\" y=\"%d\" width=\"%s\" height=\"18\"/>"
              .formatted(part % 8, Html.place(from), top, Html.place(width)));
      from += width;
    }
    if (bar.mark() > 0) {
      double x = LEFT + bar.mark() * scale;
      svg.append("<path class=\"goal\" d=\"M%s %dv24\"/>".formatted(Html.place(x), top - 3));
      from = Math.max(from, x);
    }
    svg.append(text(from + 8, top + 15, "start", bar.label()));
  }

  private static String text(double x, int y, String anchor, String words) {
    return "<text x=\"%s\" y=\"%d\" text-anchor=\"%s\">%s</text>"
        .formatted(Html.place(x), y, anchor, Html.of(words));
  }
}
