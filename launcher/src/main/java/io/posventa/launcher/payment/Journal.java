package io.posventa.launcher.payment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/**
 * An append-only file of JSON lines, forced to disk at each append. A line cut short by a crash was
 * never answered to anyone and is cut off when the file is opened again.
 */
final class Journal implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final FileChannel channel;

  private Journal(FileChannel channel) {
    this.channel = channel;
  }

  static Journal open(Path file, Consumer<JournalEntry> replay) throws IOException {
    Files.createDirectories(file.toAbsolutePath().normalize().resolve("..").normalize());
    var bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    int whole = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        replay.accept(JSON.readValue(bytes, whole, i - whole, JournalEntry.class));
        whole = i + 1;
      }
    }
    var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    channel.truncate(whole);
    channel.position(whole);
    return new Journal(channel);
  }

  void append(JournalEntry entry) {
    try {
      var line = ByteBuffer.wrap((write(entry) + "\n").getBytes(StandardCharsets.UTF_8));
      while (line.hasRemaining()) {
        channel.write(line);
      }
      channel.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException("the ledger cannot be written", e);
    }
  }

  private static String write(JournalEntry entry) throws JsonProcessingException {
    return JSON.writeValueAsString(entry);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
