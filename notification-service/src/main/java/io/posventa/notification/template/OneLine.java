package io.posventa.notification.template;

import java.util.regex.Pattern;

/** Text that goes where a line break would do harm, such as a mail's header. */
public final class OneLine {
  // C0, C1, line and paragraph separators, and the marks that turn the reading direction round.
  private static final Pattern HARMFUL =
      Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]+");
  private static final Pattern BLANKS = Pattern.compile(" {2,}");

  private OneLine() {}

  /** The text without control characters. */
  public static String of(String text) {
    return BLANKS.matcher(HARMFUL.matcher(text).replaceAll(" ")).replaceAll(" ").strip();
  }

  /** As {@link #of(String)}, cut to a length with an ellipsis. */
  static String of(String text, int longest) {
    String line = of(text);
    if (line.codePointCount(0, line.length()) <= longest) {
      return line;
    }
    return line.substring(0, line.offsetByCodePoints(0, longest - 1)).strip() + "…";
  }
}
