package io.posventa.ticket.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Both stores keep the same promises. */
class StoreTest {
  private static final String KEY = "mkt_1/ab/file_1";
  @TempDir Path folder;

  @Test
  void aFolderKeepsFilesAndForgetsThem() throws IOException {
    Path root = folder.resolve("kept");
    var store = new FolderStore(root);

    keepsAndForgets(store);

    assertThatThrownBy(() -> store.open(KEY)).isInstanceOf(UncheckedIOException.class);
    try (var left = Files.walk(root)) {
      assertThat(left.filter(Files::isRegularFile)).isEmpty();
    }
  }

  @Test
  void aFolderIsNotLeft() {
    var store = new FolderStore(folder.resolve("kept"));

    assertThatThrownBy(() -> store.open("../secret")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> store.delete("")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anUnfinishedFileOfACrashIsWrittenAnew() throws IOException {
    Path root = folder.resolve("kept");
    Path unfinished = root.resolve(KEY + ".part");
    Files.createDirectories(unfinished.getParent());
    Files.writeString(unfinished, "half");

    keepsAndForgets(new FolderStore(root));
  }

  @Test
  void aBucketKeepsFilesAndForgetsThem() throws IOException {
    try (var bucket = new Bucket();
        var store = new S3Store("files", bucket.config())) {

      keepsAndForgets(store);

      assertThatThrownBy(() -> store.open(KEY)).isInstanceOf(S3Exception.class);
      assertThat(bucket.asked)
          .contains("PUT /files/kept/" + KEY, "DELETE /files/kept/" + KEY)
          .allSatisfy(request -> assertThat(request).doesNotContain("?"));
      assertThat(bucket.signed).allMatch(header -> header.startsWith("AWS4-HMAC-SHA256 "));
    }
  }

  private void keepsAndForgets(FileStore store) throws IOException {
    Path file = Files.writeString(folder.resolve("upload"), "What Ana sent.");

    store.put(KEY, file);
    try (var kept = store.open(KEY)) {
      assertThat(kept.readAllBytes()).isEqualTo(Files.readAllBytes(file));
    }
    store.delete(KEY);
    store.delete(KEY);
  }

  /** As much of an S3 service as is asked. */
  private static final class Bucket implements AutoCloseable {
    final List<String> asked = new CopyOnWriteArrayList<>();
    final List<String> signed = new CopyOnWriteArrayList<>();
    private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    private final HttpServer server;

    Bucket() throws IOException {
      server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
      server.createContext("/", this::answer);
      server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
      try (exchange) {
        String path = exchange.getRequestURI().getRawPath();
        asked.add(exchange.getRequestMethod() + " " + path);
        signed.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        switch (exchange.getRequestMethod()) {
          case "PUT" -> {
            objects.put(path, exchange.getRequestBody().readAllBytes());
            exchange.sendResponseHeaders(200, -1);
          }
          case "DELETE" -> {
            objects.remove(path);
            exchange.sendResponseHeaders(204, -1);
          }
          default -> send(exchange, objects.get(path));
        }
      }
    }

    private static void send(HttpExchange exchange, byte @Nullable [] object) throws IOException {
      if (object == null) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      exchange.sendResponseHeaders(200, object.length);
      exchange.getResponseBody().write(object);
    }

    AttachmentConfig.S3 config() {
      var endpoint = URI.create("http://localhost:" + server.getAddress().getPort());
      return new AttachmentConfig.S3() {
        @Override
        public Optional<String> bucket() {
          return Optional.of("files");
        }

        @Override
        public String prefix() {
          return "kept/";
        }

        @Override
        public Optional<URI> endpoint() {
          return Optional.of(endpoint);
        }

        @Override
        public String region() {
          return "eu-west-1";
        }

        @Override
        public Optional<String> accessKey() {
          return Optional.of("key");
        }

        @Override
        public Optional<String> secretKey() {
          return Optional.of("secret");
        }

        @Override
        public boolean pathStyle() {
          return true;
        }
      };
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
