package io.posventa.ticket.attachment;

import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import io.posventa.ticket.policy.AttachmentLimits;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Looks at a file that has arrived before anything is done with it. */
@ApplicationScoped
class Inspection {

  /** Refuses what is empty, too large, of a type that the policy does not list, or a program. */
  Upload of(Path file, String givenName, AttachmentLimits limits) {
    try {
      long size = Files.size(file);
      checkSize(size, limits);
      String name = FileName.clean(givenName);
      String type = FileType.of(file, name);
      if (FileName.isProgram(name) || FileType.isProgram(type) || !limits.allows(type)) {
        throw Refusal.field(
            CommonProblem.UNSUPPORTED_MEDIA_TYPE,
            "/file",
            "type_refused",
            "Files of this type are not taken: " + type + ".");
      }
      return new Upload(file, name, type, size, sha256(file));
    } catch (IOException e) {
      throw new UncheckedIOException("An uploaded file cannot be read.", e);
    }
  }

  static void checkSize(long size, AttachmentLimits limits) {
    if (size == 0) {
      throw Refusal.field(
          CommonProblem.INVALID_REQUEST, "/file", "empty", "There is nothing in the file.");
    }
    if (size > limits.maxSize()) {
      throw Refusal.field(
          CommonProblem.PAYLOAD_TOO_LARGE,
          "/file",
          "too_large",
          "A file has " + limits.maxSize() + " bytes at most.");
    }
  }

  private static String sha256(Path file) throws IOException {
    try (var bytes = new DigestInputStream(Files.newInputStream(file), digest())) {
      bytes.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(bytes.getMessageDigest().digest());
    }
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
