package io.posventa.ticket.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files in a folder: written beside their place, forced to the disk and then moved there. */
final class FolderStore implements FileStore {
  private static final String UNFINISHED = ".part";

  private final Path root;

  FolderStore(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  @Override
  public void put(String key, Path file) {
    Path place = place(key);
    Path unfinished = place.resolveSibling(place.getFileName() + UNFINISHED);
    try {
      Files.createDirectories(place.getParent());
      Files.copy(file, unfinished, StandardCopyOption.REPLACE_EXISTING);
      force(unfinished, StandardOpenOption.WRITE);
      Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE);
      force(place.getParent(), StandardOpenOption.READ);
    } catch (IOException e) {
      throw new UncheckedIOException("A file cannot be kept in " + root + ".", e);
    }
  }

  @Override
  public InputStream open(String key) {
    try {
      return Files.newInputStream(place(key));
    } catch (IOException e) {
      throw new UncheckedIOException("A kept file cannot be read.", e);
    }
  }

  @Override
  public void delete(String key) {
    Path place = place(key);
    try {
      Files.deleteIfExists(place.resolveSibling(place.getFileName() + UNFINISHED));
      Files.deleteIfExists(place);
    } catch (IOException e) {
      throw new UncheckedIOException("A kept file cannot be removed.", e);
    }
  }

  private Path place(String key) {
    Path place = root.resolve(key).normalize();
    if (!place.startsWith(root) || place.equals(root)) {
      throw new IllegalArgumentException("No key of a file: " + key);
    }
    return place;
  }

  /** The bytes, or the entries of a folder, are on the disk when this returns. */
  private static void force(Path path, StandardOpenOption mode) throws IOException {
    try (var channel = FileChannel.open(path, mode)) {
      channel.force(true);
    }
  }
}
