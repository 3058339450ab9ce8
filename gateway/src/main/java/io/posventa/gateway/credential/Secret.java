package io.posventa.gateway.credential;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * A token, or the secret half of a key, which only its holder keeps. 44 of 62 letters are 261 bits:
 * nothing that could be guessed, so that a plain hash protects it.
 */
public record Secret(String text) {
  private static final String LETTERS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int LENGTH = 44;
  private static final int SHOWN = 4;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** A new one that begins so. */
  public static Secret make(String prefix) {
    var text = new StringBuilder(prefix);
    for (int i = 0; i < LENGTH; i++) {
      text.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return new Secret(text.toString());
  }

  public String hash() {
    return hashOf(text);
  }

  /** Enough to tell secrets of this beginning apart. */
  public String hint(String prefix) {
    return prefix + "…" + text.substring(text.length() - SHOWN);
  }

  /** What is kept of a secret. */
  public static String hashOf(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This JDK has no SHA-256.", e);
    }
  }

  @Override
  public String toString() {
    return "Secret[…]";
  }
}
