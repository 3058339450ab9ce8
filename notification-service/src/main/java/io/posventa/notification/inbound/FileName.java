package io.posventa.notification.inbound;

import io.posventa.notification.template.OneLine;
import java.util.Locale;
import java.util.Map;

/** What a file in a mail is called. */
final class FileName {
  private static final Map<String, String> BY_TYPE =
      Map.of(
          "message/rfc822", "mail.eml",
          "image/png", "image.png",
          "image/jpeg", "image.jpg",
          "image/gif", "image.gif",
          "application/pdf", "document.pdf",
          "text/calendar", "calendar.ics");

  private FileName() {}

  /** Without folders and without what cannot stand in a name. */
  static String plain(String given) {
    String line = OneLine.of(given).replace('\\', '/');
    return line.substring(line.lastIndexOf('/') + 1).replaceAll("[:*?\"<>|]", "_").strip();
  }

  static String ofType(String type) {
    return BY_TYPE.getOrDefault(type.toLowerCase(Locale.ROOT), "file.bin");
  }
}
