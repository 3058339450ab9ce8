package io.posventa.notification.inbound;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimePart;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** A file in a mail; it is decoded when it is asked for. */
record MailFile(String name, MimePart part) {

  /** Its octets; none: they cannot be read, or there are more than this. */
  Optional<byte[]> content(int most) {
    try (InputStream in = part.getInputStream()) {
      byte[] octets = in.readNBytes(most + 1);
      return octets.length <= most ? Optional.of(octets) : Optional.empty();
    } catch (IOException | MessagingException | RuntimeException e) {
      return Optional.empty();
    }
  }
}
