package io.posventa.platform.http;

import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * What a request with an {@code Idempotency-Key} is known by.
 *
 * @param claim names principal, method, path and key
 * @param fingerprint tells one request from another under the same key
 */
record WriteKey(String claim, String fingerprint) {
  static final String HEADER = "Idempotency-Key";

  private static final Pattern KEY = Pattern.compile("[!-~]{1,255}");
  private static final Pattern QUOTED = Pattern.compile("\"([ -~]{1,255})\"");

  static WriteKey of(
      String key, String principal, String method, String path, String query, byte[] body) {
    var claim = String.join("\n", principal, method, path, plain(key));
    return new WriteKey(
        digest(Tags.sha256(claim)), digest(Tags.sha256(CanonicalBody.of(query, body))));
  }

  /** The key of a request that also has a file with this digest. */
  WriteKey with(byte[] fileDigest) {
    return new WriteKey(
        claim, digest(Tags.sha256(fingerprint + "\n" + HexFormat.of().formatHex(fileDigest))));
  }

  /** The same number for the same claim, for the advisory lock. */
  long lock(String marketplaceId) {
    return ByteBuffer.wrap(Tags.sha256(marketplaceId + "\n" + claim)).getLong();
  }

  /** The key without the quotes of the IETF draft. */
  private static String plain(String key) {
    var quoted = QUOTED.matcher(key);
    if (quoted.matches()) {
      return quoted.group(1);
    }
    if (!KEY.matcher(key).matches()) {
      throw Refusal.parameter(
          CommonProblem.INVALID_REQUEST,
          HEADER,
          "invalid_format",
          "A key is 1 to 255 visible ASCII characters.");
    }
    return key;
  }

  private static String digest(byte[] hash) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
  }
}
