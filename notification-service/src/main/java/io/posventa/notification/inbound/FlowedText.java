package io.posventa.notification.inbound;

/** Text whose lines were broken for the way only (RFC 3676). */
final class FlowedText {
  private static final String SIGNATURE = "-- ";

  private FlowedText() {}

  /**
   * Joins the lines that belong together.
   *
   * @param dropSpace whether the blank at a line's end is not part of the text
   */
  static String of(String text, boolean dropSpace) {
    var joined = new StringBuilder();
    boolean open = false;
    int depthBefore = 0;
    for (String line : text.lines().toList()) {
      int depth = depth(line);
      String content = unstuffed(line.substring(depth));
      if (!open || depth != depthBefore) {
        begin(joined, depth);
      }
      open = content.endsWith(" ") && !content.equals(SIGNATURE);
      depthBefore = depth;
      joined.append(open && dropSpace ? content.substring(0, content.length() - 1) : content);
    }
    return joined.toString();
  }

  private static void begin(StringBuilder joined, int depth) {
    if (!joined.isEmpty()) {
      joined.append('\n');
    }
    joined.repeat('>', depth).append(depth > 0 ? " " : "");
  }

  private static int depth(String line) {
    int depth = 0;
    while (depth < line.length() && line.charAt(depth) == '>') {
      depth++;
    }
    return depth;
  }

  private static String unstuffed(String line) {
    return line.startsWith(" ") ? line.substring(1) : line;
  }
}
