package io.posventa.e2e.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class PlainConnectionTest {
  private static final byte[] OK =
      "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.UTF_8);

  @AutoClose
  private final ServerSocket door = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());

  @AutoClose
  private final PlainConnection connection =
      new PlainConnection(URI.create("http://localhost:" + door.getLocalPort()));

  private final AtomicInteger connections = new AtomicInteger();
  private final Semaphore left = new Semaphore(0);

  PlainConnectionTest() throws IOException {}

  @Test
  void aConnectionIsKeptForAsLongAsTheServerWantsIt() throws Exception {
    serve(2);

    assertThat(get()).isEqualTo(200);
    assertThat(get()).isEqualTo(200);
    assertThat(connections).hasValue(1);
  }

  @Test
  void aConnectionThatTheServerHasLeftIsNotAskedOver() throws Exception {
    serve(1, 1);

    assertThat(get()).isEqualTo(200);
    assertThat(left.tryAcquire(5, TimeUnit.SECONDS)).isTrue();
    assertThat(get()).isEqualTo(200);
  }

  @Test
  void aQuestionWithoutAnAnswerIsNotRepeated() {
    serve(0, 1);

    assertThatThrownBy(this::get).isInstanceOf(EOFException.class);
  }

  private int get() throws IOException {
    connection.look();
    return connection.send("GET", "/", Map.of(), "");
  }

  /** So many answers over each connection, which is then left; the last without a word. */
  private void serve(int... answers) {
    Thread.ofVirtual()
        .start(
            () -> {
              for (int count : answers) {
                try (var client = door.accept()) {
                  connections.incrementAndGet();
                  answer(client, count);
                } catch (IOException e) {
                  return; // The test is over.
                }
                left.release();
              }
            });
  }

  private static void answer(Socket client, int count) throws IOException {
    var lines =
        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
    for (int i = 0; i < Math.max(1, count); i++) {
      while (!lines.readLine().isEmpty()) {
        // The rest of the head.
      }
      if (i < count) {
        client.getOutputStream().write(OK);
      }
    }
  }
}
