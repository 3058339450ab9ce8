package io.posventa.notification.inbound;

import io.posventa.platform.worker.Loop;
import io.posventa.platform.worker.Wake;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.mail.FolderClosedException;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.StoreClosedException;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Empties the mailbox: first the row, then the move. Whoever dies between the two has the mail come
 * again, and its row is there already.
 */
@ApplicationScoped
class MailReceiver {
  private static final Logger LOG = Logger.getLogger(MailReceiver.class);
  private static final int MOST_READINGS = 3;

  private final InboundConfig config;
  private final MailboxLease lease;
  private final Reception reception;
  private final Wake wake = new Wake();
  private final Loop loop;
  private final Map<Long, Integer> readings = new HashMap<>();
  private final Set<Long> stuck = new HashSet<>();
  private volatile @Nullable Mailbox mailbox;
  private volatile boolean stopping;

  MailReceiver(InboundConfig config, MailboxLease lease, Reception reception) {
    this.config = config;
    this.lease = lease;
    this.reception = reception;
    this.loop = new Loop("mail-receiver", config.poll(), wake, this::work);
  }

  void start(@Observes StartupEvent event) {
    if (config.enabled() && config.works()) {
      loop.start();
    }
  }

  void stop(@Observes ShutdownEvent event) {
    if (config.enabled() && config.works()) {
      stopping = true;
      @Nullable Mailbox open = mailbox;
      if (open != null) {
        open.interrupt();
      }
      loop.close();
      disconnect();
      lease.giveBack();
    }
  }

  /** One round; true when the next one shall begin at once. */
  private boolean work() {
    if (!lease.take()) {
      disconnect();
      return false;
    }
    try {
      var open = connected();
      int left = empty(open);
      return !stopping && (open.hasMoreThan(left) || open.awaitNews(patience()));
    } catch (MessagingException | RuntimeException e) {
      disconnect();
      LOG.warnf("The mailbox cannot be read: %s", e);
      return false;
    }
  }

  /** Long before the lease is over. */
  private Duration patience() {
    return config.mailboxLease().dividedBy(3);
  }

  /** Receives what lies there now, in a connection of its own. Tells how many mails stay there. */
  int receive() {
    try (var open = Mailbox.open(config)) {
      return empty(open);
    } catch (MessagingException e) {
      throw new IllegalStateException("The mailbox cannot be read.", e);
    }
  }

  private Mailbox connected() throws MessagingException {
    @Nullable Mailbox open = mailbox;
    if (open == null) {
      open = Mailbox.open(config);
      mailbox = open;
      stuck.clear();
      LOG.infof("Reading the mailbox %s at %s.", config.username(), config.host());
    }
    return open;
  }

  private void disconnect() {
    @Nullable Mailbox open = mailbox;
    mailbox = null;
    if (open != null) {
      open.close();
    }
  }

  private int empty(Mailbox open) throws MessagingException {
    int left = 0;
    for (var mail : open.waiting()) {
      long uid = open.uid(mail);
      if (stopping || stuck.contains(uid) || !receive(open, mail, uid)) {
        left++;
      }
      if (!lease.take()) {
        throw new MessagingException("Another replica has taken the mailbox over.");
      }
    }
    return left;
  }

  /** Whether the mail has left the folder. A lost connection is the round's end. */
  private boolean receive(Mailbox open, IMAPMessage mail, long uid) throws MessagingException {
    try {
      reception.keep(open.read(mail));
    } catch (FolderClosedException | StoreClosedException e) {
      throw e;
    } catch (MessageRemovedException e) {
      return true;
    } catch (MessagingException | IOException | RuntimeException | StackOverflowError e) {
      return unreadable(open, mail, uid, e);
    }
    return let(open, mail, uid);
  }

  /** A mail that cannot be had must not keep the others from being read. */
  private boolean unreadable(Mailbox open, IMAPMessage mail, long uid, Throwable reason)
      throws MessagingException {
    int times = readings.merge(uid, 1, Integer::sum);
    LOG.errorf(reason, "The mail with the UID %d cannot be kept, %d times now.", uid, times);
    if (times < MOST_READINGS) {
      return false;
    }
    readings.remove(uid);
    open.putAside(mail);
    return true;
  }

  private boolean let(Mailbox open, IMAPMessage mail, long uid) throws MessagingException {
    readings.remove(uid);
    try {
      open.done(mail);
      return true;
    } catch (FolderClosedException | StoreClosedException e) {
      throw e;
    } catch (MessagingException e) {
      LOG.errorf(e, "The mail with the UID %d is kept and cannot be moved away.", uid);
      stuck.add(uid);
      return false;
    }
  }
}
