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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlainConnectionTest {
  @AutoClose
  private final ServerSocket door = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());

  private final CountDownLatch left = new CountDownLatch(1);
  private PlainConnection connection;

  PlainConnectionTest() throws IOException {}

  @BeforeEach
  void connect() {
    connection = new PlainConnection(URI.create("http://localhost:" + door.getLocalPort()));
  }

  @Test
  void aConnectionThatTheServerHasLeftIsNotAskedOver() throws Exception {
    serve(true);
    serve(true);

    assertThat(get()).isEqualTo(200);
    assertThat(left.await(5, TimeUnit.SECONDS)).isTrue();
    assertThat(get()).isEqualTo(200);
  }

  @Test
  void aQuestionWithoutAnAnswerIsNotRepeated() {
    serve(false);
    serve(true);

    assertThatThrownBy(this::get).isInstanceOf(EOFException.class);
  }

  private int get() throws IOException {
    return connection.send("GET", "/", Map.of(), "");
  }

  /** One connection, with one answer or none, that the server leaves without a word. */
  private void serve(boolean answering) {
    Thread.ofVirtual()
        .start(
            () -> {
              try (Socket client = door.accept()) {
                var lines =
                    new BufferedReader(
                        new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
                while (!lines.readLine().isEmpty()) {
                  // The rest of the head.
                }
                if (answering) {
                  client
                      .getOutputStream()
                      .write(
                          "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"
                              .getBytes(StandardCharsets.UTF_8));
                }
              } catch (IOException e) {
                // The test ends.
              }
              left.countDown();
            });
  }
}
