package io.posventa.notification.inbound;

import java.util.Arrays;

/**
 * Mails are taken apart in memory, where a part or a header weighs a thousand times its octets.
 * What no person's mail has is cut off before.
 */
final class MailSize {
  private static final int LONGEST_HEADER = 1 << 18;
  private static final int MOST_BOUNDARIES = 2_000;
  private static final int MOST_LINES = 600_000;

  private MailSize() {}

  /** The mail, or as much of its beginning as can be taken apart. */
  static byte[] bearable(byte[] octets) {
    int lines = 0;
    int boundaries = 0;
    boolean inHeader = true;
    for (int i = 0; i < octets.length; i++) {
      if (inHeader && i > LONGEST_HEADER) {
        return Arrays.copyOf(octets, i);
      }
      boolean isLineEnd =
          octets[i] == '\n' || (octets[i] == '\r' && !startsWith(octets, i + 1, '\n'));
      if (!isLineEnd) {
        continue;
      }
      inHeader &= !endsHeader(octets, i);
      lines++;
      if (startsWith(octets, i + 1, '-') && startsWith(octets, i + 2, '-')) {
        boundaries++;
      }
      if (boundaries > MOST_BOUNDARIES || lines > MOST_LINES) {
        return Arrays.copyOf(octets, i);
      }
    }
    return octets;
  }

  /** Whether the line that begins behind this line end is empty. */
  private static boolean endsHeader(byte[] octets, int lineEnd) {
    return lineEnd == 0
        || startsWith(octets, lineEnd + 1, '\r')
        || startsWith(octets, lineEnd + 1, '\n');
  }

  private static boolean startsWith(byte[] octets, int at, char wanted) {
    return at < octets.length && octets[at] == wanted;
  }
}
