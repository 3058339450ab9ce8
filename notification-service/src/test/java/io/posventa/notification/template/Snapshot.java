package io.posventa.notification.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A text as it was last approved; {@code -Dsnapshots=write} approves what there is now. */
final class Snapshot {
  private static final Path FOLDER = Path.of("src/test/resources/mails");

  private static final Path OUTPUT = Path.of("target/mails");

  private Snapshot() {}

  /** Leaves a page in {@code target/mails} for people to look at. */
  static void keep(String name, String page) {
    keep(name, page.getBytes(StandardCharsets.UTF_8));
  }

  static void keep(String name, byte[] page) {
    try {
      Files.createDirectories(OUTPUT);
      Files.write(OUTPUT.resolve(name), page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void matches(String name, String text) {
    var file = FOLDER.resolve(name);
    try {
      if ("write".equals(System.getProperty("snapshots"))) {
        Files.createDirectories(FOLDER);
        Files.writeString(file, text);
      }
      assertThat(text).as(name).isEqualTo(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
