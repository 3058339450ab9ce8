package io.posventa.ticket.attachment;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MimeTypes;

/**
 * What a file is by its first bytes. The name only tells apart what looks alike, such as the kinds
 * of office documents; what whoever sent it says does not count at all.
 */
final class FileType {
  private static final MimeTypes KNOWN = MimeTypes.getDefaultMimeTypes();

  /** What some system runs: refused whatever a policy lists. */
  private static final Set<String> PROGRAMS =
      Set.of(
          "application/hta",
          "application/java-archive",
          "application/java-vm",
          "application/javascript",
          "application/vnd.android.package-archive",
          "application/vnd.microsoft.portable-executable",
          "application/vnd.ms-htmlhelp",
          "application/x-apple-diskimage",
          "application/x-bat",
          "application/x-dosexec",
          "application/x-elf",
          "application/x-executable",
          "application/x-ms-installer",
          "application/x-ms-shortcut",
          "application/x-msdownload",
          "application/x-object",
          "application/x-sh",
          "application/x-sharedlib",
          "application/xhtml+xml",
          "image/svg+xml",
          "text/html",
          "text/javascript",
          "text/vbscript",
          "text/x-python");

  private FileType() {}

  static String of(Path file, String name) throws IOException {
    var hints = new Metadata();
    hints.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
    try (var bytes = new BufferedInputStream(Files.newInputStream(file))) {
      return KNOWN.detect(bytes, hints).getBaseType().toString();
    }
  }

  static boolean isProgram(String type) {
    return PROGRAMS.contains(type) || type.startsWith("application/x-msdownload");
  }
}
