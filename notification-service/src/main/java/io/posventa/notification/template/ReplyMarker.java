package io.posventa.notification.template;

import java.util.List;
import java.util.Locale;

/** The line of a mail above which its reader answers. */
public final class ReplyMarker {
  private ReplyMarker() {}

  /** As it reads in each language. */
  public static List<String> all() {
    return Wording.languages().stream()
        .map(language -> Wording.of(Locale.of(language)).text("reply.marker"))
        .toList();
  }
}
