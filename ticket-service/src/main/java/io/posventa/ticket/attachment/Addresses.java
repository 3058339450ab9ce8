package io.posventa.ticket.attachment;

import io.posventa.platform.page.CursorConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Addresses that let whoever has one download one file for a few minutes, without a credential. */
@ApplicationScoped
class Addresses {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int SIGNATURE = 32;
  private static final int HEAD = SIGNATURE + Long.BYTES;
  private static final int LONGEST = 400;
  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

  private final SecretKeySpec key;
  private final AttachmentConfig config;
  private final Clock machine;

  Addresses(CursorConfig cursors, AttachmentConfig config, Clock machine) {
    // A key of its own, made from the secret that all replicas share.
    byte[] secret = Base64.getDecoder().decode(cursors.secret());
    byte[] own =
        mac(new SecretKeySpec(secret, ALGORITHM), "files".getBytes(StandardCharsets.UTF_8));
    this.key = new SecretKeySpec(own, ALGORITHM);
    this.config = config;
    this.machine = machine;
  }

  /** The file that an address is good for. */
  record Signed(String marketplaceId, String attachmentId) {}

  String of(Signed file) {
    long until = machine.instant().plus(config.addressLifetime()).getEpochSecond();
    byte[] named = (file.marketplaceId + " " + file.attachmentId).getBytes(StandardCharsets.UTF_8);
    byte[] payload =
        ByteBuffer.allocate(Long.BYTES + named.length).putLong(until).put(named).array();
    byte[] sealed =
        ByteBuffer.allocate(SIGNATURE + payload.length).put(mac(key, payload)).put(payload).array();
    return "/v1/files/" + TEXT.encodeToString(sealed);
  }

  /** The file of an address that was signed here and is still good. */
  Optional<Signed> open(String signature) {
    return bytes(signature).filter(this::isOurs).flatMap(this::current);
  }

  private static Optional<byte[]> bytes(String signature) {
    if (signature.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      byte[] sealed = Base64.getUrlDecoder().decode(signature);
      boolean plain = TEXT.encodeToString(sealed).equals(signature);
      return plain && sealed.length > HEAD ? Optional.of(sealed) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private boolean isOurs(byte[] sealed) {
    byte[] payload = Arrays.copyOfRange(sealed, SIGNATURE, sealed.length);
    return MessageDigest.isEqual(Arrays.copyOf(sealed, SIGNATURE), mac(key, payload));
  }

  private Optional<Signed> current(byte[] sealed) {
    var until = Instant.ofEpochSecond(ByteBuffer.wrap(sealed, SIGNATURE, Long.BYTES).getLong());
    if (!machine.instant().isBefore(until)) {
      return Optional.empty();
    }
    String named = new String(sealed, HEAD, sealed.length - HEAD, StandardCharsets.UTF_8);
    int between = named.indexOf(' ');
    return Optional.of(new Signed(named.substring(0, between), named.substring(between + 1)));
  }

  private static byte[] mac(SecretKeySpec with, byte[] payload) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(with);
      return mac.doFinal(payload);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has " + ALGORITHM + ".", e);
    }
  }
}
