package io.posventa.notification.inbound;

import io.posventa.notification.template.OneLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A mail server's report (RFC 3464).
 *
 * @param isFinal whether the mail will never arrive; otherwise it is late, or has arrived
 * @param recipient whom it did not reach
 * @param messageIds the mails that the report may be about
 */
record Bounce(boolean isFinal, Optional<String> recipient, List<String> messageIds, String reason) {
  private static final int MOST_MESSAGE_IDS = 5;
  private static final int LONGEST_REASON = 500;
  private static final Pattern BLANK_LINE = Pattern.compile("\\r?\\n[ \\t]*\\r?\\n");
  private static final Pattern FOLD = Pattern.compile("\\r?\\n[ \\t]+");
  private static final Pattern MESSAGE_ID =
      Pattern.compile(
          "^[> \\t]*+Message-ID:[ \\t]*+(<[^<>\\s]{1,300}>)",
          Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
  private static final Pattern FINAL_STATUS =
      Pattern.compile("\\b5\\.\\d{1,3}\\.\\d{1,3}\\b|\\b55\\d\\b");

  /** The report of a mail that has a part made for programs. */
  static Bounce ofReport(String status, String returned) {
    for (String group : BLANK_LINE.split(status, -1)) {
      var fields = fields(group);
      if (fields.getOrDefault("action", "").equalsIgnoreCase("failed")) {
        return new Bounce(true, recipient(fields), messageIds(returned), reason(fields));
      }
    }
    return new Bounce(false, Optional.empty(), messageIds(returned), "");
  }

  /** The report of a mail that is only written for people. */
  static Bounce ofText(Optional<String> failedRecipient, String text, String subject) {
    boolean isFinal = failedRecipient.isPresent() || FINAL_STATUS.matcher(text).find();
    return new Bounce(isFinal, failedRecipient, messageIds(text), shown(subject));
  }

  private static Map<String, String> fields(String group) {
    var fields = new LinkedHashMap<String, String>();
    FOLD.matcher(group)
        .replaceAll(" ")
        .lines()
        .forEach(
            line -> {
              int colon = line.indexOf(':');
              if (colon > 0) {
                fields.putIfAbsent(
                    line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
              }
            });
    return fields;
  }

  /** The address that we wrote to, or else the one that it was forwarded to. */
  private static Optional<String> recipient(Map<String, String> fields) {
    return Optional.ofNullable(fields.get("original-recipient"))
        .or(() -> Optional.ofNullable(fields.get("final-recipient")))
        .map(value -> value.substring(value.indexOf(';') + 1).strip().toLowerCase(Locale.ROOT))
        .filter(value -> !value.isEmpty());
  }

  private static String reason(Map<String, String> fields) {
    return shown(
        Optional.ofNullable(fields.get("diagnostic-code"))
            .map(code -> code.substring(code.indexOf(';') + 1))
            .or(() -> Optional.ofNullable(fields.get("status")))
            .orElse("The mail did not arrive."));
  }

  private static String shown(String reason) {
    return MailHeaders.cut(OneLine.of(reason), LONGEST_REASON);
  }

  private static List<String> messageIds(String text) {
    var found = new ArrayList<String>();
    var match = MESSAGE_ID.matcher(text);
    while (match.find() && found.size() < MOST_MESSAGE_IDS) {
      found.add(match.group(1));
    }
    return found;
  }
}
