package io.posventa.notification.inbound;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.UIDFolder;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;

/** One connection to the mailbox. New mail is in one folder; what is done with goes to another. */
final class Mailbox implements AutoCloseable {
  private final InboundConfig config;
  private final IMAPStore store;
  private final IMAPFolder folder;
  private final ScheduledExecutorService alarm =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("inbound-alarm").factory());

  private Mailbox(InboundConfig config, IMAPStore store, IMAPFolder folder) {
    this.config = config;
    this.store = store;
    this.folder = folder;
  }

  static Mailbox open(InboundConfig config) throws MessagingException {
    String protocol = config.encryption() == InboundConfig.Encryption.TLS ? "imaps" : "imap";
    var store = (IMAPStore) Session.getInstance(session(config, protocol)).getStore(protocol);
    try {
      store.connect(config.host(), config.port(), config.username(), config.password());
      var folder = (IMAPFolder) store.getFolder(config.folder());
      folder.open(Folder.READ_WRITE);
      return new Mailbox(config, store, folder);
    } catch (MessagingException | RuntimeException e) {
      store.close();
      throw e;
    }
  }

  private static Properties session(InboundConfig config, String protocol) {
    String timeout = String.valueOf(config.timeout().toMillis());
    // An idle connection is silent for longer than an answer may take.
    String silence = String.valueOf(config.timeout().plus(config.mailboxLease()).toMillis());
    var properties = new Properties();
    String prefix = "mail." + protocol + ".";
    properties.setProperty(prefix + "connectiontimeout", timeout);
    properties.setProperty(prefix + "writetimeout", timeout);
    properties.setProperty(prefix + "timeout", silence);
    properties.setProperty(prefix + "peek", "true");
    properties.setProperty(prefix + "fetchsize", "262144");
    properties.setProperty(prefix + "ssl.checkserveridentity", "true");
    boolean upgrade = config.encryption() == InboundConfig.Encryption.STARTTLS;
    properties.setProperty(prefix + "starttls.enable", String.valueOf(upgrade));
    properties.setProperty(prefix + "starttls.required", String.valueOf(upgrade));
    return properties;
  }

  /** What lies there and is not marked as deleted, oldest first. */
  List<IMAPMessage> waiting() throws MessagingException {
    var all = folder.getMessages();
    var profile = new FetchProfile();
    profile.add(FetchProfile.Item.FLAGS);
    profile.add(FetchProfile.Item.SIZE);
    profile.add(UIDFolder.FetchProfileItem.UID);
    folder.fetch(all, profile);
    var waiting = new ArrayList<IMAPMessage>();
    for (Message mail : all) {
      if (mail instanceof IMAPMessage one && !isGone(one)) {
        waiting.add(one);
      }
    }
    return waiting;
  }

  private static boolean isGone(IMAPMessage mail) throws MessagingException {
    try {
      return mail.isExpunged() || mail.isSet(Flags.Flag.DELETED);
    } catch (MessageRemovedException e) {
      return true;
    }
  }

  long uid(IMAPMessage mail) throws MessagingException {
    return folder.getUID(mail);
  }

  RawMail read(IMAPMessage mail) throws MessagingException, IOException {
    int largest = config.largestMail();
    long said = mail.getSizeLong();
    int most = said > largest ? config.largestBeginning() : largest;
    try (InputStream in = mail.getMimeStream()) {
      byte[] octets = in.readNBytes(most + 1);
      return octets.length <= most
          ? new RawMail(octets, false, octets.length)
          : new RawMail(
              Arrays.copyOf(octets, Math.min(most, config.largestBeginning())),
              true,
              Math.max(said, octets.length));
    }
  }

  /** Lets go of a mail that is kept elsewhere. */
  void done(IMAPMessage mail) throws MessagingException {
    move(mail, config.doneFolder());
  }

  /** Lays a mail aside that the server does not hand out. */
  void putAside(IMAPMessage mail) throws MessagingException {
    move(mail, config.unreadableFolder());
  }

  private void move(IMAPMessage mail, String target) throws MessagingException {
    Message[] one = {mail};
    var folderOfTarget = store.getFolder(target);
    if (!folderOfTarget.exists()) {
      folderOfTarget.create(Folder.HOLDS_MESSAGES);
    }
    if (store.hasCapability("MOVE")) {
      folder.moveMessages(one, folderOfTarget);
    } else {
      folder.copyMessages(one, folderOfTarget);
      mail.setFlag(Flags.Flag.DELETED, true);
      folder.expunge();
    }
  }

  /**
   * Whether more lies there than this many mails. The folder is looked at afresh: until then those
   * count that were moved away, and one is not seen that a server tells of in the middle of a move.
   */
  boolean hasMoreThan(int known) throws MessagingException {
    folder.close(false);
    folder.open(Folder.READ_WRITE);
    return folder.getMessageCount() > known;
  }

  /**
   * Waits for news of the server, at most this long. Tells whether the server gives any; if not, it
   * has not waited.
   */
  boolean awaitNews(Duration longest) throws MessagingException {
    if (!store.hasCapability("IDLE")) {
      return false;
    }
    var end = alarm.schedule(this::interrupt, longest.toMillis(), TimeUnit.MILLISECONDS);
    try {
      folder.idle(true);
    } finally {
      end.cancel(false);
    }
    return true;
  }

  /** Ends the waiting; any other command does. */
  void interrupt() {
    folder.isOpen();
  }

  @Override
  public void close() {
    alarm.shutdownNow();
    try {
      if (folder.isOpen()) {
        folder.close(false);
      }
    } catch (MessagingException e) {
      // The connection is lost: there is nothing left to close.
    } finally {
      closeStore();
    }
  }

  private void closeStore() {
    try {
      store.close();
    } catch (MessagingException e) {
      // As above.
    }
  }
}
