package io.posventa.notification.inbound;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** The mailbox that all incoming mail lies in, and what is done with it. */
@ConfigMapping(prefix = "posventa.inbound")
interface InboundConfig {
  /** How a connection to the mail server is kept from listeners. */
  enum Encryption {
    NONE,
    STARTTLS,
    TLS
  }

  /** Whether incoming mail is read. */
  @WithDefault("false")
  boolean enabled();

  /** Whether this replica reads the mailbox by itself and deals with what is in it. */
  @WithDefault("true")
  boolean works();

  /** The domain of the addresses that parties answer to. */
  Optional<String> domain();

  /** The IMAP server. */
  @WithDefault("localhost")
  String host();

  /** Its port. */
  @WithDefault("3143")
  int port();

  /** With starttls and tls its certificate must be valid for the host. */
  @WithDefault("none")
  Encryption encryption();

  /** Whose mailbox it is. */
  @WithDefault("inbound")
  String username();

  /** The mailbox's password. */
  @WithDefault("inbound")
  String password();

  /** Where new mail lies. */
  @WithDefault("INBOX")
  String folder();

  /** Where mail goes that has its row here; it is made if it is not there. */
  @WithDefault("Posventa")
  String doneFolder();

  /** Where mail goes that the server does not hand out. */
  @WithDefault("Posventa-Unreadable")
  String unreadableFolder();

  /** How often a server is asked that does not tell of new mail by itself. */
  @WithDefault("15s")
  Duration poll();

  /** How long the mail server may take for an answer. */
  @WithDefault("30s")
  Duration timeout();

  /** How long a replica that has gone silent keeps the mailbox from the others. */
  @WithDefault("60s")
  Duration mailboxLease();

  /** Octets of the largest mail that is read whole; of a larger one its text is read. */
  @WithDefault("26214400")
  int largestMail();

  /** Octets of a larger mail that are read. */
  @WithDefault("1048576")
  int largestBeginning();

  /**
   * The name under which our mail server writes Authentication-Results. Then a sender is believed
   * only if a check of its domain passed; none: the mail server refuses forged senders itself.
   */
  Optional<String> authenticatedBy();

  /** How long a worker that has gone silent keeps a mail. */
  @WithDefault("2m")
  Duration lease();

  /** Mails that one worker takes at a time. */
  @WithDefault("10")
  int batch();

  /** Attempts before a mail is put aside for an operator; within the life of an Idempotency-Key. */
  @WithDefault("30")
  int attempts();

  /** The wait after the first failed attempt; it doubles from there. */
  @WithDefault("5s")
  Duration firstBackOff();

  /** The longest wait between two attempts. */
  @WithDefault("1h")
  Duration longestBackOff();

  /** The same for marketplaces with a test clock, which waits for their mails. */
  @WithDefault("1s")
  Duration longestTestBackOff();

  /** Answers of one party to one ticket within the loop window that a person may write. */
  @WithDefault("5")
  int loopMails();

  /** The time over which a party's answers are counted. */
  @WithDefault("10m")
  Duration loopWindow();

  /** The time within which a party does not write the same text again, unless it is a machine. */
  @WithDefault("1d")
  Duration sameTextWindow();

  /** How often, at most, we write to one address about one matter on our own account. */
  @WithDefault("1d")
  Duration answerEvery();

  /** How long it is remembered what became of a mail. */
  @WithDefault("90d")
  Duration keep();
}
