package io.posventa.rma.refund;

import io.posventa.platform.quiet.QuietCheck;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Refunds whose outcome is still to come. */
@ApplicationScoped
class RefundsQuiet implements QuietCheck {
  private final AttemptClaims claims;

  RefundsQuiet(AttemptClaims claims) {
    this.claims = claims;
  }

  @Override
  public Optional<String> waiting(String marketplaceId) {
    long count = claims.underWay(marketplaceId);
    return count == 0
        ? Optional.empty()
        : Optional.of(count == 1 ? "1 refund under way" : count + " refunds under way");
  }
}
