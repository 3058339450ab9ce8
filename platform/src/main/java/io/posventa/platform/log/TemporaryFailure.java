package io.posventa.platform.log;

/** Something that others must mend first: the work is tried again and counts as no failure. */
public final class TemporaryFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public TemporaryFailure(String message, Throwable cause) {
    super(message, cause);
  }

  public TemporaryFailure(String message) {
    super(message);
  }
}
