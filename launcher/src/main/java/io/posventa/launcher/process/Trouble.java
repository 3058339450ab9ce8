package io.posventa.launcher.process;

/** Something that the person at the keyboard can mend: the message says what and how. */
public final class Trouble extends RuntimeException {
  private static final long serialVersionUID = 1;

  public Trouble(String message) {
    super(message);
  }

  public Trouble(String message, Throwable cause) {
    super(message, cause);
  }
}
