package io.posventa.notification.reply;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Where answers to mails go. */
@ConfigMapping(prefix = "posventa.inbound")
interface ReplyConfig {
  /** Whether incoming mail is read; mails name no address to answer to otherwise. */
  @WithDefault("false")
  boolean enabled();

  /** The domain whose mail arrives here. */
  Optional<String> domain();

  /**
   * At least 32 random bytes, base64; the same on all replicas. Addresses under an older one are no
   * longer read.
   */
  Optional<String> replySecret();
}
