package io.posventa.notification.inbound;

import io.posventa.platform.quiet.QuietCheck;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** A test clock waits for mails that have come in and are not dealt with yet. */
@ApplicationScoped
class InboundQuiet implements QuietCheck {
  private final InboundRepository mails;

  InboundQuiet(InboundRepository mails) {
    this.mails = mails;
  }

  @Override
  @Transactional
  public Optional<String> waiting(String marketplaceId) {
    long underWay = mails.underWay(marketplaceId);
    return underWay == 0
        ? Optional.empty()
        : Optional.of(underWay + " incoming mails not dealt with");
  }
}
