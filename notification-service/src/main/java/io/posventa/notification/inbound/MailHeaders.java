package io.posventa.notification.inbound;

import io.posventa.notification.template.OneLine;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A mail's headers, read forgivingly: what cannot be read is not there. */
final class MailHeaders {
  private static final int LONGEST_VALUE = 20_000;
  private static final int MOST_ADDRESSES = 50;
  private static final int LONGEST_ADDRESS = 254;
  private static final int LONGEST_SUBJECT = 300;
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_MESSAGE_ID = 300;
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[^\\s\\p{Cntrl}<>()\\[\\],;:\"@]{1,64}@[^\\s\\p{Cntrl}<>()\\[\\],;:\"@]{1,255}");
  private static final Pattern MESSAGE_ID = Pattern.compile("<[^<>\\s]{1,2000}>");

  // Whom the mail server delivered to comes before whom the writer named.
  private static final List<String> RECIPIENTS =
      List.of("Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To", "To", "Cc");

  private final MimeMessage mail;

  MailHeaders(MimeMessage mail) {
    this.mail = mail;
  }

  List<String> all(String name) {
    try {
      String[] values = mail.getHeader(name);
      return values == null
          ? List.of()
          : Arrays.stream(values)
              .map(value -> value.substring(0, Math.min(value.length(), LONGEST_VALUE)))
              .toList();
    } catch (MessagingException e) {
      return List.of();
    }
  }

  Optional<String> first(String name) {
    return all(name).stream().findFirst();
  }

  boolean has(String name) {
    return !all(name).isEmpty();
  }

  /** On one line, decoded, and no longer than a list shows. */
  String subject() {
    return first("Subject")
        .map(MailHeaders::decoded)
        .map(text -> cut(text, LONGEST_SUBJECT))
        .orElse("");
  }

  /** The one writer; a mail that names several has none that could be held to it. */
  Optional<Sender> from() {
    var writers = all("From").stream().flatMap(value -> addresses(value).stream()).toList();
    return writers.size() == 1
        ? Optional.of(
            new Sender(
                address(writers.getFirst()).orElseThrow(),
                Optional.ofNullable(writers.getFirst().getPersonal())
                    .map(name -> cut(OneLine.of(name).strip(), LONGEST_NAME))
                    .filter(name -> !name.isEmpty())))
        : Optional.empty();
  }

  /** Where it was delivered to, most certain first. */
  Set<String> recipients() {
    var found = new LinkedHashSet<String>();
    RECIPIENTS.stream()
        .flatMap(name -> all(name).stream())
        .flatMap(value -> addresses(value).stream())
        .flatMap(address -> address(address).stream())
        .limit(MOST_ADDRESSES)
        .forEach(found::add);
    return found;
  }

  Optional<String> messageId() {
    return first("Message-ID").flatMap(MailHeaders::messageId);
  }

  static Optional<String> messageId(String value) {
    var match = MESSAGE_ID.matcher(value);
    return match.find()
        ? Optional.of(cut(OneLine.of(match.group()), LONGEST_MESSAGE_ID))
        : Optional.empty();
  }

  /** Whether it answers another mail. */
  boolean isAnswer() {
    return has("In-Reply-To") || has("References");
  }

  boolean hasEmptyReturnPath() {
    return all("Return-Path").stream().anyMatch(value -> value.strip().equals("<>"));
  }

  boolean isReport(String type) {
    return contentType()
        .filter(content -> content.match("multipart/report"))
        .map(content -> content.getParameter("report-type"))
        .filter(type::equalsIgnoreCase)
        .isPresent();
  }

  private Optional<ContentType> contentType() {
    try {
      return first("Content-Type").isPresent()
          ? Optional.of(new ContentType(first("Content-Type").get()))
          : Optional.empty();
    } catch (ParseException e) {
      return Optional.empty();
    }
  }

  /** The addresses of a header that can be written to. */
  private static List<InternetAddress> addresses(String value) {
    try {
      return Arrays.stream(InternetAddress.parseHeader(value, false))
          .filter(parsed -> address(parsed).isPresent())
          .toList();
    } catch (AddressException e) {
      var found = new ArrayList<InternetAddress>();
      var match = ADDRESS.matcher(value);
      while (match.find() && found.size() < MOST_ADDRESSES) {
        var address = new InternetAddress();
        address.setAddress(match.group());
        found.add(address);
      }
      return found;
    }
  }

  private static Optional<String> address(InternetAddress parsed) {
    return Optional.ofNullable(parsed.getAddress())
        .map(text -> text.strip().toLowerCase(Locale.ROOT))
        .filter(text -> text.length() <= LONGEST_ADDRESS && ADDRESS.matcher(text).matches());
  }

  /** Encoded words as text, on one line. */
  static String decoded(String value) {
    String unfolded = MimeUtility.unfold(value);
    try {
      return OneLine.of(MimeUtility.decodeText(unfolded)).strip();
    } catch (UnsupportedEncodingException | RuntimeException e) {
      return OneLine.of(unfolded).strip();
    }
  }

  /** No longer than this, and no half of a character at its end. */
  static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    return text.substring(0, end);
  }
}
