package io.posventa.notification.inbound;

import java.util.regex.Pattern;

/**
 * Blots out what gives rights to whoever reads it. Quoted mails bring their reader's own links and
 * answering address, and the message goes to the other party.
 */
final class Secrets {
  // Mail programs wrap links in their own, where letters may stand right before: …%2Fl%2Flnk_…
  private static final Pattern TOKEN =
      Pattern.compile("(lnk|sgn|ses|\\bpk|(?<=%2F)pk)_[A-Za-z0-9_-]{8,}");
  private static final Pattern REPLY_ADDRESS =
      Pattern.compile("reply(\\+|%2B)[0-9a-z]{20,}", Pattern.CASE_INSENSITIVE);

  private Secrets() {}

  static String blotted(String text) {
    return REPLY_ADDRESS.matcher(TOKEN.matcher(text).replaceAll("$1_…")).replaceAll("reply+…");
  }
}
