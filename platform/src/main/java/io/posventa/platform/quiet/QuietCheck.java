package io.posventa.platform.quiet;

import java.util.Optional;

/** Work of a service that has no row in the log while it is under way. */
public interface QuietCheck {
  /** What of this marketplace is not finished, such as "2 mails unsent"; empty when all is. */
  Optional<String> waiting(String marketplaceId);
}
