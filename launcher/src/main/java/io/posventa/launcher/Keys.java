package io.posventa.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/**
 * The secrets of a suite, one file each, readable by their owner only; made when first asked for
 * and kept, so that a restart changes none.
 */
final class Keys {
  /** A process's key pair for the internal identity (ES256), as configuration writes it. */
  record Pair(String privateKey, String publicKey) {}

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Path folder;

  Keys(Path folder) {
    this.folder = folder;
  }

  /** The pair of one process. */
  Pair pair(String process) {
    Path secret = folder.resolve(process + ".private");
    Path open = folder.resolve(process + ".public");
    if (Files.notExists(secret) || Files.notExists(open)) {
      var pair = generate();
      write(open, pair.publicKey());
      write(secret, pair.privateKey());
    }
    return new Pair(read(secret), read(open));
  }

  /** A random secret of 32 bytes, base64. */
  String secret(String name) {
    return kept(name, Base64.getEncoder());
  }

  /** A random word of 32 bytes that fits into a header, a URL or an SQL literal. */
  String word(String name) {
    return kept(name, Base64.getUrlEncoder().withoutPadding());
  }

  private String kept(String name, Base64.Encoder encoder) {
    Path file = folder.resolve(name + ".secret");
    if (Files.notExists(file)) {
      var bytes = new byte[32];
      RANDOM.nextBytes(bytes);
      write(file, encoder.encodeToString(bytes));
    }
    return read(file);
  }

  private static Pair generate() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
      var pair = generator.generateKeyPair();
      var base64 = Base64.getEncoder();
      return new Pair(
          base64.encodeToString(pair.getPrivate().getEncoded()),
          base64.encodeToString(pair.getPublic().getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This JDK has no EC keys", e);
    }
  }

  /** Written beside its place and moved, so that a full disk leaves no half key. */
  private void write(Path file, String text) {
    try {
      Files.createDirectories(folder);
      Path partial = Files.createTempFile(folder, "new", "");
      Files.setPosixFilePermissions(partial, PosixFilePermissions.fromString("rw-------"));
      Files.writeString(partial, text);
      Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("Could not write " + file, e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Could not read " + file, e);
    }
  }
}
