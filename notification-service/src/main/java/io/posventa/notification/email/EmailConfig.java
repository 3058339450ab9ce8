package io.posventa.notification.email;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.time.Period;

/** How mails go out. */
@ConfigMapping(prefix = "posventa.mail")
interface EmailConfig {
  /** The address that mails come from; the marketplace's name stands before it. */
  @WithDefault("tickets@posventa.example")
  String fromAddress();

  /** Where the pages live that links in mails lead to. */
  @WithDefault("http://localhost:8085")
  URI pages();

  /** Where the API is explained, for those who can do without mail. */
  @WithDefault("http://localhost:8080/docs")
  URI documentation();

  /** Whether this replica sends; one that does not still queues and lists. */
  @WithDefault("true")
  boolean sends();

  /** Workers of this replica: while one waits for the mail server, another writes. */
  @WithDefault("2")
  int workers();

  /** Mails that one worker takes at a time. */
  @WithDefault("50")
  int batch();

  /**
   * How long a worker that has gone silent keeps the mails that it took; it begins none of them in
   * the second half.
   */
  @WithDefault("90s")
  Duration lease();

  /** How long a mail waits for the time that its case is due; then it goes without. */
  @WithDefault("30s")
  Duration waitForDeadlines();

  /** How long a link opens its case where the marketplace's policy says nothing. */
  @WithDefault("P90D")
  Period linksExpire();

  /** How long a mail waits for its thread; then it goes with the one message that it tells of. */
  @WithDefault("10m")
  Duration waitForThread();

  /** Attempts before a mail is put aside as failed, for an operator to send again. */
  @WithDefault("10")
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
}
