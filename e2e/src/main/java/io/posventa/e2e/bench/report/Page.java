package io.posventa.e2e.bench.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The report as one page that needs nothing beside it. */
public final class Page {
  private final Report report;

  public Page(Report report) {
    this.report = report;
  }

  /** The whole of it. */
  public String html() {
    var body = new StringBuilder();
    body.append(
        "<h1>Posventa, measured</h1>\n<p class=\"sub\">%s · %s</p>\n"
            .formatted(Html.of(report.made()), Html.of(String.join(" · ", report.machine()))));
    for (var size : report.sizes()) {
      body.append("<h2>%s tickets in the past</h2>\n".formatted(count(size.tickets())));
      body.append(peaks(size)).append(arrivals(size)).append(figures(size)).append(weights(size));
      body.append(wholeReads(size));
    }
    if (report.sizes().size() > 1) {
      body.append("<h2>How cost grows</h2>\n").append(growth());
    }
    return frame()
        .replace("{{body}}", body)
        .replace("{{clients}}", Integer.toString(report.clients()));
  }

  private static String frame() {
    try (var in = Page.class.getResourceAsStream("/bench/report.html")) {
      if (in == null) {
        throw new IllegalStateException("The frame of the report is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String peaks(Size size) {
    if (size.outcomes().isEmpty()) {
      return "";
    }
    var ratios = new Bars();
    var rates = new Bars();
    var latencies = new Bars();
    var table = new StringBuilder();
    for (var each : size.outcomes()) {
      if (each.ratio() > 0) {
        ratios.add(
            each.name(),
            List.of(each.ratio()),
            each.goal(),
            "%s%s".formatted(two(each.ratio()), each.goal() > 0 ? " of " + two(each.goal()) : ""));
      }
      rates.add(each.name(), List.of(each.rate()), 0, number(each.rate()) + "/s");
      latencies.add(
          each.name(),
          List.of(each.p50(), each.p95() - each.p50(), each.p99() - each.p95()),
          0,
          "%s / %s / %s ms".formatted(one(each.p50()), one(each.p95()), one(each.p99())));
      table.append(row(each));
    }
    return section(
            "Near to the limit",
            "Answers in a second through the gateway, divided by what pgbench reaches with the very"
                + " statements of the request on the same database. The line is the goal.",
            ratios.toString())
        + section("Answers in a second", "", rates.toString())
        + section(
            "Latency, with all clients asking at once", "p50, p95 and p99.", latencies.toString())
        + processors(size)
        + "<details><summary>All figures</summary><table>"
        + Html.row(
            "th",
            List.of(
                "request",
                "rate/s",
                "sustained/s",
                "pgbench/s",
                "ratio",
                "goal",
                "p50 ms",
                "p99 ms",
                "CPU ms",
                "refused"))
        + table
        + "</table></details>\n";
  }

  private static String row(Outcome each) {
    double processor = each.processorMillis().values().stream().mapToDouble(d -> d).sum();
    return Html.row(
        "td",
        List.of(
            Html.of(each.title()),
            number(each.rate()),
            number(each.sustainedRate()),
            number(each.limitRate()),
            two(each.ratio()),
            each.goal() > 0 ? two(each.goal()) : "",
            one(each.p50()),
            one(each.p99()),
            two(processor),
            each.refused().isEmpty() ? "none" : Html.of(each.refused().toString())));
  }

  private static String processors(Size size) {
    var names = new TreeSet<String>();
    size.outcomes().forEach(each -> names.addAll(each.processorMillis().keySet()));
    var order = List.copyOf(names);
    var bars = new Bars();
    for (var each : size.outcomes()) {
      var parts =
          order.stream().map(name -> each.processorMillis().getOrDefault(name, 0.0)).toList();
      bars.add(each.name(), parts, 0, two(parts.stream().mapToDouble(d -> d).sum()) + " ms");
    }
    return section(
        "Processor time of one answer",
        "Of every process, what happens behind the answer within the window included.",
        legend(order) + bars);
  }

  private static String legend(List<String> names) {
    var legend = new StringBuilder("<p class=\"legend\">");
    for (int i = 0; i < names.size(); i++) {
      legend.append("<span class=\"k%d\">%s</span> ".formatted(i % 8, Html.of(names.get(i))));
    }
    return legend.append("</p>").toString();
  }

  private static String arrivals(Size size) {
    if (size.arrivals().isEmpty()) {
      return "";
    }
    var bars = new Bars();
    for (var each : size.arrivals()) {
      bars.add(
          "%s at %d/s".formatted(each.name(), each.perSecond()),
          List.of(each.p50(), each.p95() - each.p50(), each.p99() - each.p95()),
          each.goal(),
          "%s / %s / %s ms%s"
              .formatted(
                  one(each.p50()),
                  one(each.p95()),
                  one(each.p99()),
                  each.refused().isEmpty() ? "" : " refused " + each.refused()));
    }
    return section(
        "Latency at a steady rate",
        "Open model: requests arrive whether or not others were answered. p50, p95, p99; the line is"
            + " the goal of p99.",
        bars.toString());
  }

  private static String figures(Size size) {
    if (size.figures().isEmpty()) {
      return "";
    }
    var table = new StringBuilder(Html.row("th", List.of("what", "figure", "goal")));
    for (var each : size.figures()) {
      table.append(
          Html.row(
              "td",
              List.of(
                  Html.of(each.name()),
                  two(each.value()) + " " + Html.of(each.unit()),
                  Html.of(each.goal()))));
    }
    return section("And besides", "", "<table>" + table + "</table>");
  }

  private static String weights(Size size) {
    if (size.weights().isEmpty()) {
      return "";
    }
    var names = new TreeSet<String>();
    size.weights().forEach(weight -> names.addAll(weight.mib().keySet()));
    var lines = new Lines("seconds since the suite was ready; MiB (PSS)");
    lines.add(
        "all but postgresql",
        size.weights().stream().map(w -> new Lines.Point(w.second(), w.suite())).toList());
    names.stream()
        .sorted(
            Comparator.comparing(
                (String name) -> -size.weights().getLast().mib().getOrDefault(name, 0L)))
        .limit(7)
        .forEach(
            name ->
                lines.add(
                    name,
                    size.weights().stream()
                        .map(w -> new Lines.Point(w.second(), w.mib().getOrDefault(name, 0L)))
                        .toList()));
    return section("Memory", "", lines.toString());
  }

  private static String wholeReads(Size size) {
    if (size.wholeReads().isEmpty()) {
      return "<p>No captured statement reads a table of more than 10,000 rows from end to end.</p>\n";
    }
    return section(
        "Large tables read from end to end",
        "",
        size.wholeReads().stream()
            .map(each -> "<pre>" + Html.of(each) + "</pre>")
            .collect(Collectors.joining()));
  }

  private String growth() {
    var names = new ArrayList<String>();
    report
        .sizes()
        .forEach(
            size ->
                size.outcomes()
                    .forEach(
                        each -> {
                          if (!names.contains(each.name())) {
                            names.add(each.name());
                          }
                        }));
    var heads = new ArrayList<>(List.of("answers in a second"));
    report.sizes().forEach(size -> heads.add(count(size.tickets())));
    var table = new StringBuilder(Html.row("th", heads));
    for (String name : names) {
      var cells = new ArrayList<>(List.of(name));
      for (var size : report.sizes()) {
        Map<String, Double> rates =
            size.outcomes().stream().collect(Collectors.toMap(Outcome::name, Outcome::rate));
        cells.add(rates.containsKey(name) ? number(rates.getOrDefault(name, 0.0)) : "");
      }
      table.append(Html.row("td", cells));
    }
    return "<table>" + table + "</table>\n";
  }

  private static String section(String title, String words, String content) {
    return "<section><h3>%s</h3>%s%s</section>\n"
        .formatted(title, words.isEmpty() ? "" : "<p>" + words + "</p>", content);
  }

  private static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%,.1f" : "%,.0f", value);
  }

  private static String one(double value) {
    return String.format(Locale.ROOT, "%,.1f", value);
  }

  private static String two(double value) {
    return String.format(Locale.ROOT, "%,.2f", value);
  }
}
