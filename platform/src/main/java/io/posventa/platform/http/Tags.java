package io.posventa.platform.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

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

  /** The tag of a view; none when it has no version. */
  static @Nullable String of(Object view, ObjectMapper json) throws JsonProcessingException {
    return switch (view) {
      case Live live -> of(live.version(), json.writeValueAsBytes(live));
      case Versioned versioned -> of(versioned.version());
      default -> null;
    };
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
