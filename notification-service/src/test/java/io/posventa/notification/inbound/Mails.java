package io.posventa.notification.inbound;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Mails of the tests, as they come over the wire. */
final class Mails {
  private Mails() {}

  static ReceivedMail read(String source) {
    return read(octets(source));
  }

  static ReceivedMail read(byte[] octets) {
    return read(octets, false);
  }

  static ReceivedMail read(byte[] octets, boolean truncated) {
    return new MailParser(Optional.empty()).parse(new RawMail(octets, truncated, octets.length));
  }

  static byte[] octets(String source) {
    return source.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
  }

  /** A customer's mail with these headers and this text. */
  static String plain(String headers, String text) {
    return """
    From: Ana García <ana@example.com>
    To: refunds@shop.example
    Subject: A-1001
    Message-ID: <1@example.com>
    %sMIME-Version: 1.0
    Content-Type: text/plain; charset=utf-8

    %s
    """
        .formatted(headers, text);
  }
}
