package io.posventa.ticket.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import io.posventa.platform.page.CursorConfig;
import io.posventa.platform.test.Requirement;
import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

@Requirement("GEN-26")
class AddressesTest {
  private static final Instant NOON = Instant.parse("2026-03-06T12:00:00Z");
  private static final Addresses.Signed FILE = new Addresses.Signed("mkt_1", "att_1");
  private static final CursorConfig SECRET = () -> "g2kexNR8zLfHUo0TKfYxj38iOvFjY5eLV6OROAv1mw8=";
  private static final CursorConfig OTHER = () -> "AAkexNR8zLfHUo0TKfYxj38iOvFjY5eLV6OROAv1mw8=";

  @Test
  void anAddressIsGoodForFiveMinutes() {
    String signature = signature(at(NOON, SECRET));

    assertThat(at(NOON.plusSeconds(299), SECRET).open(signature)).contains(FILE);
    assertThat(at(NOON.plusSeconds(300), SECRET).open(signature)).isEmpty();
  }

  @Test
  void anAddressUnderAnotherSecretIsNone() {
    String signature = signature(at(NOON, OTHER));

    assertThat(at(NOON, SECRET).open(signature)).isEmpty();
    assertThat(at(NOON, OTHER).open(signature)).contains(FILE);
  }

  @Test
  void noLetterOfAnAddressCanBeChanged() {
    String signature = signature(at(NOON, SECRET));

    for (int place = 0; place < signature.length(); place++) {
      char other = signature.charAt(place) == 'A' ? 'B' : 'A';
      String forged = signature.substring(0, place) + other + signature.substring(place + 1);
      assertThat(at(NOON, SECRET).open(forged)).as("letter %d", place).isEmpty();
    }
  }

  private static String signature(Addresses addresses) {
    return addresses.of(FILE).substring("/v1/files/".length());
  }

  private static Addresses at(Instant now, CursorConfig secret) {
    return new Addresses(secret, new Usual(), Clock.fixed(now, ZoneOffset.UTC));
  }

  private static final class Usual implements AttachmentConfig {
    @Override
    public Path folder() {
      return Path.of("target");
    }

    @Override
    public S3 s3() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Duration keepUnused() {
      return Duration.ofHours(24);
    }

    @Override
    public MemorySize mostUnused() {
      return new MemorySize(BigInteger.TEN);
    }

    @Override
    public Duration addressLifetime() {
      return Duration.ofMinutes(5);
    }
  }
}
