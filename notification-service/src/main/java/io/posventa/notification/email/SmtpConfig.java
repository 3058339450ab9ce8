package io.posventa.notification.email;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** The mail server that takes our mails. */
@ConfigMapping(prefix = "posventa.smtp")
interface SmtpConfig {
  /** How a connection to the mail server is kept from listeners. */
  enum Encryption {
    NONE,
    /** STARTTLS where the server offers it. */
    OPPORTUNISTIC,
    STARTTLS,
    TLS
  }

  /** Its host. */
  @WithDefault("localhost")
  String host();

  /** Its port. */
  @WithDefault("3025")
  int port();

  /** With all but none its certificate must be valid for the host. */
  @WithDefault("opportunistic")
  Encryption encryption();

  /** Whom we are to the server; none: it takes mails from anyone that it can be reached by. */
  Optional<String> username();

  /** The user's password. */
  Optional<String> password();

  /** The name that we greet with; none: the domain that mails come from. */
  Optional<String> helo();

  /** Connections to the server, and mails that are sent at a time. */
  @WithDefault("8")
  int connections();

  /** How long the server may take for one mail, connecting included. Under half the lease. */
  @WithDefault("20s")
  Duration timeout();
}
