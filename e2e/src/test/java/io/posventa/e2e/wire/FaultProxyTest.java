package io.posventa.e2e.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultProxyTest {
  private static final int PATIENCE = 400;

  private ServerSocket echo;
  private FaultProxy proxy;

  @BeforeEach
  void open() {
    echo = FaultProxy.door();
    Thread.ofVirtual().start(this::answer);
    proxy = FaultProxy.to(echo.getLocalPort());
  }

  @AfterEach
  void close() throws IOException {
    proxy.close();
    echo.close();
  }

  private void answer() {
    while (!echo.isClosed()) {
      try {
        var peer = echo.accept();
        Thread.ofVirtual().start(() -> echo(peer));
      } catch (IOException e) {
        return;
      }
    }
  }

  private static void echo(Socket peer) {
    try (peer) {
      peer.getInputStream().transferTo(peer.getOutputStream());
    } catch (IOException e) {
      // The proxy's doing.
    }
  }

  private Socket connect() throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    socket.setSoTimeout(PATIENCE);
    return socket;
  }

  /** The byte that comes back, -1 at an orderly end. */
  private static int say(Socket socket, int letter) throws IOException {
    socket.getOutputStream().write(letter);
    return socket.getInputStream().read();
  }

  @Test
  void whatIsNotFaultyPassesBothWays() throws Exception {
    try (var socket = connect()) {
      assertThat(say(socket, 'a')).isEqualTo('a');
      assertThat(say(socket, 'b')).isEqualTo('b');
    }
  }

  @Test
  void theScriptIsAskedForEachConnectionByItsNumber() throws Exception {
    proxy.script(number -> number == 1 ? Fault.of(Fault.Kind.REFUSE) : Fault.NONE);
    try (var first = connect();
        var second = connect();
        var third = connect()) {
      assertThat(say(first, 'a')).isEqualTo('a');
      assertThatThrownBy(() -> say(second, 'a')).isInstanceOf(SocketException.class);
      assertThat(say(third, 'a')).isEqualTo('a');
    }
  }

  @Test
  void aCutIsAnOrderlyEndAfterSoManyBytes() throws Exception {
    proxy.strikeNew(Fault.of(Fault.Kind.CUT).afterBytes(3));
    try (var socket = connect()) {
      assertThat(say(socket, 'a')).isEqualTo('a');
      assertThat(say(socket, 'b')).isEqualTo(-1);
    }
  }

  @Test
  void aResetIsOneAndStrikesOpenConnectionsToo() throws Exception {
    try (var socket = connect()) {
      assertThat(say(socket, 'a')).isEqualTo('a');

      proxy.strikeOpen(Fault.of(Fault.Kind.RESET));

      assertThatThrownBy(() -> say(socket, 'b'))
          .isInstanceOf(SocketException.class)
          .hasMessageMatching("(?i).*(reset|broken pipe|abort).*");
    }
  }

  @Test
  void aHalfOpenConnectionSwallowsEverythingForEver() throws Exception {
    try (var socket = connect()) {
      assertThat(say(socket, 'a')).isEqualTo('a');

      proxy.strikeOpen(Fault.of(Fault.Kind.HALF_OPEN));
      assertThatThrownBy(() -> say(socket, 'b')).isInstanceOf(SocketTimeoutException.class);
      proxy.calm();

      assertThatThrownBy(() -> say(socket, 'c')).isInstanceOf(SocketTimeoutException.class);
      try (var other = connect()) {
        assertThat(say(other, 'd')).isEqualTo('d');
      }
    }
  }

  @Test
  void aDelayIsOverWithTheCalm() throws Exception {
    proxy.strikeNew(Fault.late(Duration.ofMillis(PATIENCE)));
    try (var socket = connect()) {
      assertThatThrownBy(() -> say(socket, 'a')).isInstanceOf(SocketTimeoutException.class);

      proxy.calm();
      socket.setSoTimeout(10 * PATIENCE);

      assertThat(socket.getInputStream().read()).isEqualTo('a');
      assertThat(say(socket, 'b')).isEqualTo('b');
    }
  }

  @Test
  void aTargetThatIsGoneIsAConnectionThatFails() throws Exception {
    // Bound, so that nobody else can listen there meanwhile, and not listening.
    try (var gone = new Socket()) {
      gone.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      try (var deserted = FaultProxy.to(gone.getLocalPort());
          var socket = new Socket(InetAddress.getLoopbackAddress(), deserted.port())) {
        assertThatThrownBy(() -> say(socket, 'a')).isInstanceOf(SocketException.class);
      }
    }
  }
}
