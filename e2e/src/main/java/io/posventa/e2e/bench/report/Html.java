package io.posventa.e2e.bench.report;

import java.util.List;

/** The little HTML that the report needs. */
final class Html {
  private Html() {}

  /** Text that cannot be taken for markup. */
  static String of(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** A place in a drawing, whatever the machine's language. */
  static String place(double value) {
    return Double.toString(Math.round(value * 10) / 10.0);
  }

  /** A row of a table, its cells markup already. */
  static String row(String tag, List<String> cells) {
    var row = new StringBuilder("<tr>");
    cells.forEach(
        cell ->
            row.append('<')
                .append(tag)
                .append('>')
                .append(cell)
                .append("</")
                .append(tag)
                .append('>'));
    return row.append("</tr>\n").toString();
  }
}
