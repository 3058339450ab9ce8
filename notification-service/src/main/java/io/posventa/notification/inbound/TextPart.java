package io.posventa.notification.inbound;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;
import java.util.regex.Pattern;

/** The words of one part of a mail, whatever it says that they are encoded in. */
final class TextPart {
  /** What nobody reads to its end is not read at all. */
  static final int MOST_OCTETS = 1 << 20;

  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F\\x{FEFF}]");

  private TextPart() {}

  static String of(MimePart part, ContentType type) {
    String text = decode(octets(part), type.getParameter("charset"));
    if ("flowed".equalsIgnoreCase(type.getParameter("format"))) {
      text = FlowedText.of(text, "yes".equalsIgnoreCase(type.getParameter("delsp")));
    }
    return clean(text);
  }

  /** With line ends as we write them, and without characters that no message holds. */
  static String clean(String text) {
    return UNPRINTABLE.matcher(text.replace("\r\n", "\n").replace('\r', '\n')).replaceAll("");
  }

  /** The first octets, decoded for the way as far as that can be done. */
  static byte[] octets(MimePart part) {
    try (InputStream in = part.getInputStream()) {
      return in.readNBytes(MOST_OCTETS);
    } catch (IOException | MessagingException | RuntimeException e) {
      return raw(part);
    }
  }

  private static byte[] raw(MimePart part) {
    try (InputStream in =
        part instanceof MimeMessage mail
            ? mail.getRawInputStream()
            : ((MimeBodyPart) part).getRawInputStream()) {
      return in.readNBytes(MOST_OCTETS);
    } catch (IOException | MessagingException | RuntimeException e) {
      return new byte[0];
    }
  }

  /** As the mail says, or else as UTF-8 if it is that, or else as most old programs write. */
  private static String decode(byte[] octets, String charset) {
    return charset(charset)
        .filter(named -> !named.equals(StandardCharsets.US_ASCII))
        .map(named -> new String(octets, named))
        .orElseGet(() -> guess(octets));
  }

  private static String guess(byte[] octets) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(octets))
          .toString();
    } catch (CharacterCodingException e) {
      return new String(octets, charset("windows-1252").orElse(StandardCharsets.ISO_8859_1));
    }
  }

  private static Optional<Charset> charset(String name) {
    try {
      return Optional.ofNullable(name).map(MimeUtility::javaCharset).map(Charset::forName);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Optional.empty();
    }
  }
}
