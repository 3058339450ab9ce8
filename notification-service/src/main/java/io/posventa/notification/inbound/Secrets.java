package io.posventa.notification.inbound;

import java.util.regex.Pattern;

/**
 * Blots out what gives rights to whoever reads it. Quoted mails bring their reader's own links and
 * answering address, and the message goes to the other party.
 */
final class Secrets {
  private static final Pattern TOKEN = Pattern.compile("\\b(lnk|sgn|ses|pk)_[A-Za-z0-9_-]{8,}");
  private static final Pattern REPLY_ADDRESS =
      Pattern.compile("\\breply\\+[0-9a-z]{20,}", Pattern.CASE_INSENSITIVE);

  private Secrets() {}

  static String blotted(String text) {
    return REPLY_ADDRESS.matcher(TOKEN.matcher(text).replaceAll("$1_…")).replaceAll("reply+…");
  }
}
