package io.posventa.launcher.mail;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * The embedded suite's mail server, a process of its own: SMTP takes mail for anyone, IMAP lets
 * anyone read it (the user is the address, any password does), and {@link MailView} shows it over
 * HTTP. What is meant for Posventa itself, the legacy addresses and the answers to its mails, comes
 * to the one mailbox {@value #INBOUND}. Nothing leaves the machine.
 */
public final class MailServer implements AutoCloseable {
  /** The user of the mailbox that notification-service reads. */
  public static final String INBOUND = "inbound";

  private static final String LOOPBACK = "127.0.0.1";
  // Of the 128 MiB that the process has; GreenMail needs a multiple of what a mail weighs.
  private static final long ROOM = 16_000_000;
  private static final Pattern FOR_POSVENTA =
      Pattern.compile("(refunds|cancel|reply\\+[^@]+)@.+", Pattern.CASE_INSENSITIVE);

  private final GreenMail greenMail;
  private final MailLedger ledger;
  private final MailView view;
  private final Clock clock;
  private final AtomicLong inMailboxes = new AtomicLong();

  private MailServer(int smtp, int imap, int http, MailArchive archive, Clock clock)
      throws IOException {
    this.clock = clock;
    this.ledger = new MailLedger(ROOM, archive);
    this.greenMail =
        new GreenMail(
                new ServerSetup[] {
                  new ServerSetup(smtp, LOOPBACK, ServerSetup.PROTOCOL_SMTP),
                  new ServerSetup(imap, LOOPBACK, ServerSetup.PROTOCOL_IMAP)
                })
            .withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
    this.view = new MailView(ledger, new MailWriter(smtp), this::empty, http);
  }

  /** Started as a process: {@code MailServer <smtp port> <imap port> <http port> [<archive>]}. */
  public static void main(String[] words) throws IOException {
    var server =
        start(
            Integer.parseInt(words[0]),
            Integer.parseInt(words[1]),
            Integer.parseInt(words[2]),
            words.length > 3 ? MailArchive.in(Path.of(words[3])) : MailArchive.none(),
            Clock.systemUTC());
    Runtime.getRuntime().addShutdownHook(new Thread(server::close, "mail-end"));
  }

  static MailServer start(int smtp, int imap, int http, MailArchive archive, Clock clock)
      throws IOException {
    var server = new MailServer(smtp, imap, http, archive, clock);
    server.greenMail.start();
    server.greenMail.setUser(INBOUND, INBOUND);
    server.greenMail.getUserManager().setMessageDeliveryHandler(server::deliver);
    server.view.start();
    return server;
  }

  private GreenMailUser deliver(MovingMessage message, MailAddress recipient)
      throws MessagingException, UserException {
    String address = recipient.getEmail();
    var mail = Reading.of(message.getMessage(), address, clock.instant());
    ledger.note(mail);
    if (inMailboxes.addAndGet(Math.max(mail.weight(), message.getMessage().getSize())) > ROOM) {
      emptyMailboxes();
    }
    return mailbox(isForPosventa(address) ? INBOUND : address);
  }

  /** Whether an address is one that Posventa itself reads. */
  static boolean isForPosventa(String address) {
    return FOR_POSVENTA.matcher(address).matches();
  }

  private synchronized GreenMailUser mailbox(String address) throws UserException {
    UserManager users = greenMail.getUserManager();
    var user = users.getUserByEmail(address);
    return user != null ? user : users.createUser(address, address, address);
  }

  private void empty() {
    ledger.clear();
    emptyMailboxes();
  }

  /**
   * All mail is held in memory, so mailboxes are emptied before a long test fills it. Posventa's
   * own is not: what it has not read yet would be lost.
   */
  private void emptyMailboxes() {
    var folders = greenMail.getManagers().getImapHostManager();
    try {
      for (var user : greenMail.getUserManager().listUser()) {
        if (!user.getLogin().equals(INBOUND)) {
          folders.getInbox(user).deleteAllMessages();
        }
      }
      inMailboxes.set(0);
    } catch (FolderException e) {
      throw new IllegalStateException("Could not empty the mailboxes", e);
    }
  }

  @Override
  public void close() {
    view.close();
    greenMail.stop();
  }
}
