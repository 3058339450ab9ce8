package io.posventa.notification.inbound;

/** A mail as it came: whole, or the beginning of a very large one. */
final class RawMail {
  private final byte[] octets;
  private final boolean truncated;
  private final long size;

  /**
   * @param size of the whole mail
   */
  RawMail(byte[] octets, boolean truncated, long size) {
    this.octets = octets;
    this.truncated = truncated;
    this.size = size;
  }

  byte[] octets() {
    return octets;
  }

  boolean isTruncated() {
    return truncated;
  }

  long size() {
    return size;
  }
}
