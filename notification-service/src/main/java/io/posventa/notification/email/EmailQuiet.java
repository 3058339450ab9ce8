package io.posventa.notification.email;

import io.posventa.platform.quiet.QuietCheck;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** A test clock waits for mails that are still to go out. */
@ApplicationScoped
class EmailQuiet implements QuietCheck {
  private final EmailRepository emails;

  EmailQuiet(EmailRepository emails) {
    this.emails = emails;
  }

  @Override
  @Transactional
  public Optional<String> waiting(String marketplaceId) {
    long unsent = emails.unsent(marketplaceId);
    return unsent == 0 ? Optional.empty() : Optional.of(unsent + " mails unsent");
  }
}
