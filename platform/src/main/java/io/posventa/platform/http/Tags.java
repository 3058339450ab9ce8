package io.posventa.platform.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Entity tags. */
final class Tags {
  private static final int SHOWN = 4;

  private Tags() {}

  static String of(long version) {
    return "\"v" + version + "\"";
  }

  static String of(long version, byte[] body) {
    return "\"v" + version + "-" + HexFormat.of().formatHex(sha256(body), 0, SHOWN) + "\"";
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }

  static byte[] sha256(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }
}
