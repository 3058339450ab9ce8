package io.posventa.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {
  @TempDir Path folder;
  private Keys keys;

  @BeforeEach
  void keys() {
    keys = new Keys(folder.resolve("keys"));
  }

  @Test
  void whatThePrivateKeySignsThePublicKeyVerifies() throws Exception {
    var pair = keys.pair("rma-service");
    var factory = KeyFactory.getInstance("EC");
    var signing = Signature.getInstance("SHA256withECDSA");
    signing.initSign(factory.generatePrivate(new PKCS8EncodedKeySpec(bytes(pair.privateKey()))));
    signing.update(bytes("AAAA"));
    byte[] signature = signing.sign();

    signing.initVerify(factory.generatePublic(new X509EncodedKeySpec(bytes(pair.publicKey()))));
    signing.update(bytes("AAAA"));

    assertThat(signing.verify(signature)).isTrue();
  }

  @Test
  void eachProcessHasItsOwnAndARestartChangesNone() {
    var pair = keys.pair("rma-service");
    var secret = keys.secret("cursor");

    assertThat(keys.pair("sla-service")).isNotEqualTo(pair);
    assertThat(new Keys(folder.resolve("keys")).pair("rma-service")).isEqualTo(pair);
    assertThat(new Keys(folder.resolve("keys")).secret("cursor")).isEqualTo(secret);
  }

  @Test
  void nobodyElseReadsThem() throws Exception {
    keys.pair("rma-service");
    keys.word("postgres");

    try (var files = Files.list(folder.resolve("keys"))) {
      for (Path file : files.toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void aWordFitsIntoHeadersUrlsAndSql() {
    assertThat(keys.word("admin")).matches("[A-Za-z0-9_-]{43}");
  }

  private static byte[] bytes(String base64) {
    return Base64.getDecoder().decode(base64);
  }
}
