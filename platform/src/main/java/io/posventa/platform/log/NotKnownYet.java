package io.posventa.platform.log;

/**
 * What an event is about comes by another service's log, which is behind: streams keep their own
 * order only. The event waits; it is parked where that other log has parked the case, or does not
 * bring it for {@link LogConfig#longestWait()}.
 */
public final class NotKnownYet extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param what the id of it
   */
  public NotKnownYet(String what) {
    super(what + " is not known yet");
  }
}
