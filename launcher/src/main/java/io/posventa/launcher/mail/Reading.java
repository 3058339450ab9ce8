package io.posventa.launcher.mail;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Takes a MIME message apart for the view. */
final class Reading {
  private Reading() {}

  static MailLedger.Mail of(MimeMessage message, String recipient, Instant receivedAt)
      throws MessagingException {
    return new MailLedger.Mail(
        0,
        receivedAt,
        recipient,
        Optional.ofNullable(message.getMessageID()).orElse(""),
        addresses(message.getHeader("From")).findFirst().orElse(""),
        addresses(message.getHeader("To")).toList(),
        Optional.ofNullable(message.getSubject()).orElse(""),
        headers(message),
        content(message, "text/plain").orElse(""),
        content(message, "text/html").orElse(""));
  }

  private static Stream<String> addresses(String[] header) {
    return header == null ? Stream.empty() : Arrays.stream(header).map(Reading::decoded);
  }

  private static Map<String, String> headers(MimeMessage message) throws MessagingException {
    var headers = new LinkedHashMap<String, String>();
    for (Header header : Collections.list(message.getAllHeaders())) {
      headers.merge(header.getName(), decoded(header.getValue()), (a, b) -> a + "\n" + b);
    }
    return headers;
  }

  private static String decoded(String value) {
    try {
      return MimeUtility.decodeText(MimeUtility.unfold(value));
    } catch (UnsupportedEncodingException e) {
      return value;
    }
  }

  /** The first part of that type, wherever it is nested. */
  private static Optional<String> content(Part part, String type) throws MessagingException {
    try {
      if (part.isMimeType(type)) {
        return Optional.of(part.getContent().toString());
      }
      if (part.getContent() instanceof Multipart parts) {
        for (int i = 0; i < parts.getCount(); i++) {
          var found = content(parts.getBodyPart(i), type);
          if (found.isPresent()) {
            return found;
          }
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of("(unreadable: " + e.getMessage() + ")");
    }
  }
}
