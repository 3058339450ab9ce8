package io.posventa.notification.inbound;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What our mail server found out about a sender (RFC 8601). Other servers' words are not taken. */
final class AuthenticationResults {
  private static final Pattern QUOTED = Pattern.compile("(?s)\"(?:[^\"\\\\]|\\\\.)*+\"");
  private static final Pattern PLAIN = Pattern.compile("\"[^\\s;=()\\\\\"]*\"");
  private static final Pattern COMMENT = Pattern.compile("\\([^()]{0,1000}\\)");
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern PASS = Pattern.compile("^(dmarc|dkim|spf) ?= ?pass\\b");
  private static final Pattern PROPERTY =
      Pattern.compile(
          "(?<!\\S)(header\\.from|header\\.d|header\\.i|smtp\\.mailfrom)\\s*=\\s*\"?([^\\s;\"]+)");

  private final String results;

  private AuthenticationResults(String results) {
    this.results = results;
  }

  /** The server's own, which stands above whatever the sender has put there. */
  static AuthenticationResults of(MailHeaders headers, String server) {
    return headers.all("Authentication-Results").stream()
        .map(value -> COMMENT.matcher(unquoted(value)).replaceAll(" "))
        .map(value -> BLANKS.matcher(value).replaceAll(" "))
        .map(value -> value.strip().toLowerCase(Locale.ROOT))
        .filter(value -> isFrom(value, server.toLowerCase(Locale.ROOT)))
        .findFirst()
        .map(AuthenticationResults::new)
        .orElseGet(() -> new AuthenticationResults(""));
  }

  /**
   * A server repeats in quotes what the sender chose, such as the envelope's address: no words of
   * its own. What is quoted without need stays.
   */
  private static String unquoted(String value) {
    return QUOTED
        .matcher(value)
        .replaceAll(
            quoted ->
                PLAIN.matcher(quoted.group()).matches()
                    ? Matcher.quoteReplacement(
                        quoted.group().substring(1, quoted.group().length() - 1))
                    : "_");
  }

  private static boolean isFrom(String value, String server) {
    int end = value.indexOf(';');
    String name = end < 0 ? value : value.substring(0, end);
    return name.strip().equals(server) || name.strip().startsWith(server + " ");
  }

  /** Whether a check passed for the sender's own domain. */
  boolean vouchFor(Optional<Sender> sender) {
    return sender.isPresent()
        && Arrays.stream(results.split(";", -1))
            .map(String::strip)
            .anyMatch(result -> vouches(result, sender.get().domain()));
  }

  private static boolean vouches(String result, String domain) {
    if (!PASS.matcher(result).find()) {
      return false;
    }
    var property = PROPERTY.matcher(result);
    while (property.find()) {
      String name = property.group(2);
      if (isAligned(name.substring(name.lastIndexOf('@') + 1), domain)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAligned(String checked, String domain) {
    return checked.equals(domain)
        || (checked.contains(".") && domain.endsWith("." + checked))
        || checked.endsWith("." + domain);
  }
}
