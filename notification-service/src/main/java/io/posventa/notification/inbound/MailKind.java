package io.posventa.notification.inbound;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Who wrote a mail, by its headers (RFC 3834). Only a person's mail is ever answered. */
enum MailKind {
  PERSONAL,
  /** A program's mail that answers no other, such as a shop's report. */
  GENERATED,
  /** An answering machine's, such as an out-of-office note. */
  AUTOMATIC_REPLY,
  /** One of many alike: a list's or a campaign's. */
  BULK,
  /** A mail server's report about a mail of ours. */
  BOUNCE;

  private static final Set<String> BULK_PRECEDENCE = Set.of("bulk", "list", "junk");
  private static final Set<String> REPLY_HEADERS =
      Set.of("X-Autoreply", "X-Autorespond", "X-Autoresponder", "X-Auto-Reply-From");
  private static final Pattern REPLY_SUBJECT =
      Pattern.compile(
          "^\\s*(auto:|auto[- ]?reply|automatic reply|automatische antwort|out of (the )?office"
              + "|respuesta autom[aá]tica|fuera de la oficina|r[eé]ponse automatique"
              + "|risposta automatica|resposta autom[aá]tica)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern DAEMON =
      Pattern.compile("^(mailer-daemon|postmaster|mail-daemon)@.*", Pattern.CASE_INSENSITIVE);

  static MailKind of(MailHeaders headers) {
    if (isBounce(headers)) {
      return BOUNCE;
    }
    String submitted = word(headers, "Auto-Submitted");
    String precedence = word(headers, "Precedence");
    if (isReply(headers, submitted, precedence)) {
      return AUTOMATIC_REPLY;
    }
    if (BULK_PRECEDENCE.contains(precedence) || headers.has("List-Id")) {
      return BULK;
    }
    boolean marked = !submitted.isEmpty() && !submitted.equals("no");
    return marked || headers.has("X-Auto-Response-Suppress") ? GENERATED : PERSONAL;
  }

  private static boolean isReply(MailHeaders headers, String submitted, String precedence) {
    return submitted.equals("auto-replied")
        || precedence.equals("auto_reply")
        || REPLY_HEADERS.stream().anyMatch(headers::has)
        || headers.hasEmptyReturnPath()
        || headers.isReport("disposition-notification")
        || REPLY_SUBJECT.matcher(headers.subject()).find();
  }

  private static boolean isBounce(MailHeaders headers) {
    return headers.isReport("delivery-status")
        || headers.has("X-Failed-Recipients")
        || (headers.hasEmptyReturnPath()
            && headers.from().filter(from -> DAEMON.matcher(from.address()).matches()).isPresent());
  }

  /** A header's first word; its comments and parameters do not matter. */
  private static String word(MailHeaders headers, String name) {
    String value = headers.first(name).orElse("").strip().toLowerCase(Locale.ROOT);
    int end = 0;
    while (end < value.length() && ";( \t".indexOf(value.charAt(end)) < 0) {
      end++;
    }
    return value.substring(0, end);
  }
}
