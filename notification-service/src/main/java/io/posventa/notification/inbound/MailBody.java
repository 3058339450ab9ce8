package io.posventa.notification.inbound;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Walks the parts of a mail, as many and as deep as a person's mail has. */
final class MailBody {
  private static final int MOST_PARTS = 200;
  private static final int DEEPEST = 16;
  private static final String THE_REST = "…";
  private static final int LONGEST_NAME = 200;
  private static final Set<String> SIGNATURES =
      Set.of(
          "application/pgp-signature",
          "application/pkcs7-signature",
          "application/x-pkcs7-signature");

  private final List<MailFile> files = new ArrayList<>();
  private final List<String> unread = new ArrayList<>();
  private int parts;

  private record Said(boolean plain, String text) {
    boolean isSomething() {
      return !text.isBlank();
    }
  }

  private static final Said NOTHING = new Said(true, "");

  /** Reads all of it; what was found is in the other methods. */
  String read(MimePart mail) {
    return read(mail, 0).text();
  }

  List<MailFile> files() {
    return files;
  }

  List<String> unread() {
    return unread;
  }

  /** The last file of a mail that was cut off is no file. */
  void leaveLastFile() {
    if (!files.isEmpty()) {
      unread.add(files.removeLast().name());
    }
  }

  private Said read(MimePart part, int depth) {
    if (++parts > MOST_PARTS || depth > DEEPEST) {
      leaveTheRest();
      return NOTHING;
    }
    var type = type(part);
    if (type.match("multipart/*")) {
      return children(part)
          .map(children -> ofChildren(type, children, depth))
          .orElseGet(() -> new Said(true, TextPart.of(part, type)));
    }
    if (isText(part, type)) {
      String text = TextPart.of(part, type);
      return type.match("text/html") ? new Said(false, HtmlText.of(text)) : new Said(true, text);
    }
    if (!SIGNATURES.contains(type.getBaseType().toLowerCase(Locale.ROOT))) {
      files.add(new MailFile(name(part, type), part));
    }
    return NOTHING;
  }

  private void leaveTheRest() {
    if (!unread.contains(THE_REST)) {
      unread.add(THE_REST);
    }
  }

  private Said ofChildren(ContentType type, List<MimePart> children, int depth) {
    var said =
        children.stream().map(child -> read(child, depth + 1)).filter(Said::isSomething).toList();
    if (said.isEmpty()) {
      return NOTHING;
    }
    if (type.match("multipart/alternative")) {
      return said.stream().filter(Said::plain).findFirst().orElse(said.getLast());
    }
    return new Said(
        said.stream().allMatch(Said::plain),
        said.stream().map(Said::text).collect(Collectors.joining("\n\n")));
  }

  /** None: it says that it has parts, and has none that could be told apart. */
  private static Optional<List<MimePart>> children(MimePart part) {
    try {
      if (!(part.getContent() instanceof MimeMultipart multipart)) {
        return Optional.empty();
      }
      var children = new ArrayList<MimePart>();
      for (int i = 0; i < Math.min(multipart.getCount(), MOST_PARTS + 1); i++) {
        BodyPart child = multipart.getBodyPart(i);
        if (child instanceof MimePart readable) {
          children.add(readable);
        }
      }
      return Optional.of(children);
    } catch (IOException | MessagingException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static boolean isText(MimePart part, ContentType type) {
    return (type.match("text/plain") || type.match("text/html"))
        && !Part.ATTACHMENT.equalsIgnoreCase(disposition(part));
  }

  private static String disposition(MimePart part) {
    try {
      String disposition = part.getDisposition();
      return disposition == null ? "" : disposition;
    } catch (MessagingException e) {
      return "";
    }
  }

  static ContentType type(MimePart part) {
    try {
      return new ContentType(part.getContentType());
    } catch (MessagingException | RuntimeException e) {
      return new ContentType("text", "plain", null);
    }
  }

  private static String name(MimePart part, ContentType type) {
    String given = "";
    try {
      String name = part.getFileName();
      given = name == null ? "" : MimeUtility.decodeText(name);
    } catch (MessagingException | UnsupportedEncodingException | RuntimeException e) {
      given = "";
    }
    String plain = MailHeaders.cut(FileName.plain(given), LONGEST_NAME);
    return plain.isEmpty() ? FileName.ofType(type.getBaseType()) : plain;
  }
}
