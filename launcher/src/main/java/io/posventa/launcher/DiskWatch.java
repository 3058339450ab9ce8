package io.posventa.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Says when the disk under a running suite fills up, before PostgreSQL has to refuse. */
final class DiskWatch implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final long LOW_BYTES = 100L << 20;

  private final Path folder;
  private final LongSupplier free;
  private final Consumer<String> say;
  private final Thread thread;
  private boolean low;

  DiskWatch(Path folder, Consumer<String> say) {
    this(folder, () -> usable(folder), say);
  }

  DiskWatch(Path folder, LongSupplier free, Consumer<String> say) {
    this.folder = folder;
    this.free = free;
    this.say = say;
    this.thread = Thread.ofVirtual().name("disk-watch").unstarted(this::watch);
  }

  void start() {
    thread.start();
  }

  private void watch() {
    try {
      while (true) {
        look();
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Speaks when the state changes, not each time. */
  void look() {
    long left = free.getAsLong();
    if (!low && left < LOW_BYTES) {
      low = true;
      say.accept(
          "The disk is almost full: %d MiB are left for %s. Make room, or PostgreSQL will end."
              .formatted(left >> 20, folder));
    } else if (low && left >= 2 * LOW_BYTES) {
      low = false;
      say.accept("There is room on the disk again: %d MiB.".formatted(left >> 20));
    }
  }

  private static long usable(Path folder) {
    try {
      return Files.getFileStore(folder).getUsableSpace();
    } catch (IOException e) {
      return Long.MAX_VALUE;
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
