package io.posventa.launcher.mail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the mail server was given. Every delivery is counted for ever by Message-ID and recipient,
 * so that a mail sent twice shows; of the mails themselves the newest are kept.
 */
final class MailLedger {
  /** A mail as one recipient got it. */
  record Mail(
      long number,
      Instant receivedAt,
      String recipient,
      String messageId,
      String from,
      List<String> to,
      String subject,
      Map<String, String> headers,
      String text,
      String html) {}

  /** How often one Message-ID reached one recipient. */
  record Delivery(String messageId, String recipient, int times) {}

  private record Key(String messageId, String recipient) {}

  private final int kept;
  private final Map<Key, Integer> deliveries = new LinkedHashMap<>();
  private final LinkedHashMap<Long, Mail> mails = new LinkedHashMap<>();
  private long last;

  MailLedger(int kept) {
    this.kept = kept;
  }

  synchronized void note(Mail mail) {
    last++;
    deliveries.merge(new Key(mail.messageId(), mail.recipient()), 1, Integer::sum);
    mails.put(last, numbered(mail, last));
    if (mails.size() > kept) {
      mails.pollFirstEntry();
    }
  }

  private static Mail numbered(Mail mail, long number) {
    return new Mail(
        number,
        mail.receivedAt(),
        mail.recipient(),
        mail.messageId(),
        mail.from(),
        mail.to(),
        mail.subject(),
        mail.headers(),
        mail.text(),
        mail.html());
  }

  /** Oldest first; only those to {@code recipient} when one is given, and after that number. */
  synchronized List<Mail> mails(Optional<String> recipient, long after) {
    return mails.values().stream()
        .filter(mail -> mail.number() > after)
        .filter(mail -> recipient.map(mail.recipient()::equalsIgnoreCase).orElse(true))
        .toList();
  }

  synchronized Optional<Mail> mail(long number) {
    return Optional.ofNullable(mails.get(number));
  }

  synchronized List<Delivery> deliveries() {
    var all = new ArrayList<Delivery>(deliveries.size());
    deliveries.forEach(
        (key, times) -> all.add(new Delivery(key.messageId(), key.recipient(), times)));
    return all;
  }

  synchronized void clear() {
    deliveries.clear();
    mails.clear();
  }
}
