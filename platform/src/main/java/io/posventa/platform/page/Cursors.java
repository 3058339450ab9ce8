package io.posventa.platform.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.posventa.platform.identity.Caller;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Opaque places in a list. A cursor is signed together with the caller's tenant and the list's
 * filters and sort, so it is good for nothing else and tells nothing that the caller does not know.
 */
@ApplicationScoped
public class Cursors {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int SIGNATURE = 16;
  private static final int SHORTEST_SECRET = 32;
  private static final int LONGEST = 2_048;
  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();
  private static final TypeReference<List<String>> PARTS = new TypeReference<>() {};

  private final SecretKeySpec key;
  private final ObjectMapper json;
  private final Caller caller;

  Cursors(CursorConfig config, ObjectMapper json, Caller caller) {
    byte[] secret = Base64.getDecoder().decode(config.secret());
    if (secret.length < SHORTEST_SECRET) {
      throw new IllegalStateException("posventa.cursor.secret is shorter than 32 bytes.");
    }
    this.key = new SecretKeySpec(secret, ALGORITHM);
    this.json = json;
    this.caller = caller;
  }

  /** The place after the row with these key parts. */
  public String seal(String scope, List<String> parts) {
    try {
      byte[] payload = json.writeValueAsBytes(parts);
      byte[] sealed =
          ByteBuffer.allocate(SIGNATURE + payload.length)
              .put(sign(scope, payload), 0, SIGNATURE)
              .put(payload)
              .array();
      return TEXT.encodeToString(sealed);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A cursor cannot be written.", e);
    }
  }

  /**
   * The key parts in a cursor that this service gave to this tenant for this list.
   *
   * @throws Refusal 400 for any other
   */
  public List<String> open(String scope, String cursor) {
    if (cursor.length() > LONGEST) {
      throw invalid();
    }
    try {
      byte[] sealed = Base64.getUrlDecoder().decode(cursor);
      if (sealed.length <= SIGNATURE || !TEXT.encodeToString(sealed).equals(cursor)) {
        throw invalid();
      }
      byte[] payload = Arrays.copyOfRange(sealed, SIGNATURE, sealed.length);
      byte[] expected = Arrays.copyOf(sign(scope, payload), SIGNATURE);
      if (!MessageDigest.isEqual(expected, Arrays.copyOf(sealed, SIGNATURE))) {
        throw invalid();
      }
      return json.readValue(payload, PARTS);
    } catch (IllegalArgumentException | IOException e) {
      throw invalid();
    }
  }

  private byte[] sign(String scope, byte[] payload) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      feed(mac, caller.marketplaceId());
      feed(mac, caller.vendorId().orElse(""));
      feed(mac, scope);
      return mac.doFinal(payload);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has " + ALGORITHM + ".", e);
    }
  }

  /** Each part with its length, or two neighbours could be cut elsewhere and still match. */
  private static void feed(Mac mac, String part) {
    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
    mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    mac.update(bytes);
  }

  private static Refusal invalid() {
    return Refusal.parameter(
        CommonProblem.INVALID_CURSOR,
        "cursor",
        "invalid",
        "Use a next_cursor as it was given, with the same filters and sort.");
  }
}
