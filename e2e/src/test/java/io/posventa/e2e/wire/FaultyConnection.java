package io.posventa.e2e.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;

/** One connection through a {@link FaultProxy}. */
final class FaultyConnection {
  private final Socket client;
  private final Socket server;
  private final Tap tap;
  private final AtomicLong passed = new AtomicLong();
  private volatile Fault fault = Fault.NONE;
  private volatile boolean swallowing;

  FaultyConnection(Socket client, Socket server, Tap tap) {
    this.client = client;
    this.server = server;
    this.tap = tap;
  }

  @FunctionalInterface
  private interface Way {
    void pass(byte[] bytes, int length, OutputStream out) throws IOException;
  }

  /** From now on; one that strikes at once does so without waiting for the next byte. */
  void strike(Fault next) {
    passed.set(0);
    fault = next;
    if (next.after() == 0) {
      switch (next.kind()) {
        case CUT -> cut();
        case RESET -> {
          reset(client);
          reset(server);
        }
        case HALF_OPEN -> swallowing = true;
        case NONE, DELAY, REFUSE -> {}
      }
    }
  }

  void calm() {
    fault = Fault.NONE;
  }

  void cut() {
    close(client);
    close(server);
  }

  /** Returns when both directions are over. */
  void run() {
    var back = Thread.ofVirtual().start(() -> copy(server, client, tap::toClient));
    copy(client, server, tap::toServer);
    try {
      back.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void copy(Socket from, Socket to, Way way) {
    var buffer = new byte[16_384];
    try (from;
        to) {
      for (int n; (n = from.getInputStream().read(buffer)) >= 0; ) {
        befall(n);
        if (!swallowing) {
          way.pass(buffer, n, to.getOutputStream());
        }
      }
      while (swallowing && !to.isClosed()) {
        Thread.sleep(200); // the other end is not told that this one has gone
      }
    } catch (IOException e) {
      // One end is gone, and so the other goes.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void befall(int bytes) throws InterruptedException {
    var now = fault;
    if (passed.addAndGet(bytes) <= now.after() && now.after() > 0) {
      return;
    }
    switch (now.kind()) {
      case NONE, REFUSE -> {}
      case DELAY -> Thread.sleep(now.delay());
      case CUT -> cut();
      case RESET -> {
        reset(client);
        reset(server);
      }
      case HALF_OPEN -> swallowing = true;
    }
  }

  static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
    } catch (IOException e) {
      // It is closed already.
    }
    close(socket);
  }

  static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is closed either way.
    }
  }
}
