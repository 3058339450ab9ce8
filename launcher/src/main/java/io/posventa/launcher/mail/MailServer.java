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
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The embedded suite's mail server, a process of its own: SMTP takes mail for anyone, IMAP lets
 * anyone read it (the user is the address, any password does), and {@link MailView} shows it over
 * HTTP. Nothing leaves the machine.
 */
public final class MailServer implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";
  private static final int KEPT = 5_000;

  private final GreenMail greenMail;
  private final MailLedger ledger = new MailLedger(KEPT);
  private final MailView view;
  private final Clock clock;
  private final AtomicLong inMailboxes = new AtomicLong();

  private MailServer(int smtp, int imap, int http, Clock clock) throws IOException {
    this.clock = clock;
    this.greenMail =
        new GreenMail(
                new ServerSetup[] {
                  new ServerSetup(smtp, LOOPBACK, ServerSetup.PROTOCOL_SMTP),
                  new ServerSetup(imap, LOOPBACK, ServerSetup.PROTOCOL_IMAP)
                })
            .withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
    this.view = new MailView(ledger, this::empty, http);
  }

  /** Started as a process: {@code MailServer <smtp port> <imap port> <http port>}. */
  public static void main(String[] ports) throws IOException {
    var server =
        start(
            Integer.parseInt(ports[0]),
            Integer.parseInt(ports[1]),
            Integer.parseInt(ports[2]),
            Clock.systemUTC());
    Runtime.getRuntime().addShutdownHook(new Thread(server::close, "mail-end"));
  }

  static MailServer start(int smtp, int imap, int http, Clock clock) throws IOException {
    var server = new MailServer(smtp, imap, http, clock);
    server.greenMail.start();
    server.greenMail.getUserManager().setMessageDeliveryHandler(server::deliver);
    server.view.start();
    return server;
  }

  private GreenMailUser deliver(MovingMessage message, MailAddress recipient)
      throws MessagingException, UserException {
    ledger.note(Reading.of(message.getMessage(), recipient.getEmail(), clock.instant()));
    if (inMailboxes.incrementAndGet() > KEPT) {
      emptyMailboxes();
    }
    return mailbox(recipient.getEmail());
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

  /** All mail is held in memory, so mailboxes are emptied before a long test fills it. */
  private void emptyMailboxes() {
    try {
      greenMail.purgeEmailFromAllMailboxes();
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
