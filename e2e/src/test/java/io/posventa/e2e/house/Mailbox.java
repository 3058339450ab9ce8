package io.posventa.e2e.house;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** Somebody's mailbox, as a mail program reads it by IMAP. */
public final class Mailbox {
  /**
   * What a mail program makes threads of.
   *
   * @param answers the mail that it answers; empty when it says none
   * @param references its forebears, the oldest first
   */
  public record Mail(String messageId, String answers, List<String> references) {}

  private Mailbox() {}

  /** Its mails with one word in their subjects, in the order of their arrival. */
  public static List<Mail> of(String address, String word) {
    var settings = new Properties();
    settings.put("mail.imap.port", Integer.toString(House.suite().imapPort()));
    try (var store = Session.getInstance(settings).getStore("imap")) {
      store.connect("127.0.0.1", address, address);
      try (var inbox = store.getFolder("INBOX")) {
        inbox.open(Folder.READ_ONLY);
        var mails = new ArrayList<Mail>();
        for (var message : inbox.getMessages()) {
          if (message.getSubject().contains(word)) {
            mails.add(read(message));
          }
        }
        return mails;
      }
    } catch (MessagingException e) {
      throw new IllegalStateException("The mailbox of " + address + " cannot be read", e);
    }
  }

  private static Mail read(Message message) throws MessagingException {
    return new Mail(
        header(message, "Message-ID"),
        header(message, "In-Reply-To"),
        Stream.of(header(message, "References").split("\\s+"))
            .filter(id -> !id.isEmpty())
            .toList());
  }

  private static String header(Message message, String name) throws MessagingException {
    var values = message.getHeader(name);
    return values == null ? "" : String.join(" ", values).strip();
  }
}
