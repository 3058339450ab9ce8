package io.posventa.portal.page;

import java.util.Optional;

/** The page is not opened: what it takes is missing, over or wrong. */
public final class NoEntry extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Why. */
  public enum Why {
    /** No credential came along. */
    MISSING,
    /** A link that was good once. */
    EXPIRED,
    /** Altered, revoked, or never one. */
    INVALID
  }

  private final Why why;
  private final String token;

  public NoEntry(Why why, String token) {
    super(why.name());
    this.why = why;
    this.token = token;
  }

  public Why why() {
    return why;
  }

  /** The expired link, which can be asked to be renewed. */
  public Optional<String> expiredLink() {
    return why == Why.EXPIRED ? Optional.of(token) : Optional.empty();
  }
}
