package io.posventa.launcher.mail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the mail server was given. Every delivery is counted by Message-ID and recipient, so that a
 * mail sent twice shows; of the mails themselves the newest are kept as far as there is room, those
 * of earlier starts too.
 */
final class MailLedger {
  private static final int FRAME = 500;

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
      String html) {

    /** How much room it takes, in characters: its words and all that is kept around them. */
    long weight() {
      long ofHeaders =
          headers.entrySet().stream()
              .mapToLong(header -> header.getKey().length() + header.getValue().length())
              .sum();
      return FRAME + text.length() + html.length() + ofHeaders;
    }

    boolean isFrom(String address) {
      return from.toLowerCase(Locale.ROOT).contains(address.toLowerCase(Locale.ROOT));
    }

    String header(String name) {
      return headers.getOrDefault(name, "");
    }

    /** The Message-IDs that it says it follows, the oldest first. */
    List<String> follows() {
      return Stream.of(header("References"), header("In-Reply-To"))
          .flatMap(ids -> Stream.of(ids.trim().split("\\s+")))
          .filter(id -> !id.isEmpty())
          .toList();
    }

    Mail numbered(long other) {
      return new Mail(
          other, receivedAt, recipient, messageId, from, to, subject, headers, text, html);
    }
  }

  /** How often one Message-ID reached one recipient. */
  record Delivery(String messageId, String recipient, int times) {}

  /** Mails that answer each other, or are about one thing, oldest first. */
  record MailThread(List<Mail> mails) {
    Mail first() {
      return mails.getFirst();
    }

    Mail last() {
      return mails.getLast();
    }

    boolean reaches(String address) {
      return mails.stream()
          .anyMatch(mail -> mail.recipient().equalsIgnoreCase(address) || mail.isFrom(address));
    }
  }

  private record Key(String messageId, String recipient) {}

  private final long room;
  private final MailArchive archive;
  private final Map<Key, Integer> deliveries = new LinkedHashMap<>();
  private final LinkedHashMap<Long, Mail> mails = new LinkedHashMap<>();
  private final Map<String, String> roots = new HashMap<>();
  private long last;
  private long weight;

  /**
   * @param room for the mails that are kept, in characters
   */
  MailLedger(long room, MailArchive archive) {
    this.room = room;
    this.archive = archive;
    archive.read().forEach(this::keep);
  }

  synchronized void note(Mail mail) {
    deliveries.merge(new Key(mail.messageId(), mail.recipient()), 1, Integer::sum);
    keep(mail);
    archive.add(mail);
  }

  private void keep(Mail mail) {
    last++;
    mails.put(last, mail.numbered(last));
    weight += mail.weight();
    String root = root(mail);
    roots.put(mail.messageId(), root);
    mail.follows().forEach(id -> roots.putIfAbsent(id, root));
    while (weight > room && mails.size() > 1) {
      weight -= mails.pollFirstEntry().getValue().weight();
    }
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

  /** What names the thread of a mail: the oldest Message-ID that it can be traced back to. */
  private String root(Mail mail) {
    return mail.follows().stream()
        .map(id -> roots.getOrDefault(id, id))
        .findFirst()
        .orElseGet(() -> roots.getOrDefault(mail.messageId(), mail.messageId()));
  }

  /** The one with the newest mail first. */
  synchronized List<MailThread> threads() {
    return mails.values().stream()
        .collect(Collectors.groupingBy(this::root, LinkedHashMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(MailThread::new)
        .sorted(Comparator.comparingLong((MailThread thread) -> thread.last().number()).reversed())
        .toList();
  }

  /** The one that a mail belongs to; empty when that mail is not kept. */
  synchronized List<Mail> thread(long number) {
    var mail = mails.get(number);
    return mail == null
        ? List.of()
        : mails.values().stream().filter(other -> root(other).equals(root(mail))).toList();
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
    weight = 0;
    roots.clear();
    archive.clear();
  }
}
