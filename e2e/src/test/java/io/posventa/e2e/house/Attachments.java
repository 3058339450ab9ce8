package io.posventa.e2e.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder where files are kept, and which can run full. */
public final class Attachments {
  private final Path folder;

  Attachments(Path folder) {
    this.folder = folder;
  }

  Path folder() {
    return folder;
  }

  /**
   * Nothing can be written any more, nor read. A file takes the folder's place, since whoever runs
   * as root is stopped by no permission.
   */
  public void fill() {
    try {
      Files.createDirectories(folder); // the first file makes it
      Files.move(folder, away());
      Files.createFile(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void empty() {
    try {
      if (Files.exists(away())) {
        Files.delete(folder);
        Files.move(away(), folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path away() {
    return folder.resolveSibling("away");
  }
}
