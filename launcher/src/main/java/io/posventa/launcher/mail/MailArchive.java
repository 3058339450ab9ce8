package io.posventa.launcher.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.posventa.launcher.mail.MailLedger.Mail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The newest mails in a file, a line of JSON each, so that the links in them can still be followed
 * after a restart. A line that a killed process left half written is passed over.
 */
final class MailArchive {
  private static final int KEPT = 500;

  private final Optional<Path> file;
  private int added;

  private MailArchive(Optional<Path> file) {
    this.file = file;
  }

  /** One that keeps nothing: for suites that leave nothing behind. */
  static MailArchive none() {
    return new MailArchive(Optional.empty());
  }

  static MailArchive in(Path file) {
    return new MailArchive(Optional.of(file));
  }

  /** What an earlier start kept, oldest first; the file is cut down to it. */
  List<Mail> read() {
    return file.filter(Files::exists).map(MailArchive::cut).orElse(List.of());
  }

  void add(Mail mail) {
    file.ifPresent(path -> append(path, mail));
  }

  void clear() {
    file.ifPresent(MailArchive::delete);
  }

  private void append(Path path, Mail mail) {
    try {
      write(path, List.of(mail), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("Could not write " + path, e);
    }
    if (++added % (4 * KEPT) == 0) {
      cut(path);
    }
  }

  private static List<Mail> cut(Path path) {
    try {
      var mails = Files.readAllLines(path).stream().flatMap(MailArchive::parsed).toList();
      var newest = mails.subList(Math.max(0, mails.size() - KEPT), mails.size());
      Path shorter = path.resolveSibling(path.getFileName() + ".new");
      write(shorter, newest, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
      Files.move(shorter, path, StandardCopyOption.REPLACE_EXISTING);
      return newest;
    } catch (IOException e) {
      throw new UncheckedIOException("Could not read " + path, e);
    }
  }

  private static void write(Path path, List<Mail> mails, StandardOpenOption... how)
      throws IOException {
    var lines = new StringBuilder();
    for (var mail : mails) {
      lines.append(MailView.JSON.writeValueAsString(mail)).append('\n');
    }
    Files.writeString(path, lines, how);
  }

  private static Stream<Mail> parsed(String line) {
    try {
      return Stream.of(MailView.JSON.readValue(line, Mail.class));
    } catch (JsonProcessingException e) {
      return Stream.empty();
    }
  }

  private static void delete(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException("Could not delete " + path, e);
    }
  }
}
