package io.posventa.launcher;

import io.posventa.launcher.process.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Spreads connections over the replicas of a service, as a cluster's own does: the next one in turn
 * that takes the connection gets it, and a connection stays where it is.
 */
final class Balancer implements AutoCloseable {
  private static final int CONNECT_MILLIS = 1_000;

  private final ServerSocket door;
  private final List<Integer> replicas;
  private final AtomicInteger turn = new AtomicInteger();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  Balancer(String service, int port, List<Integer> replicas) {
    this.replicas = List.copyOf(replicas);
    try {
      this.door = new ServerSocket(port, 512, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new Trouble("Port %d for %s could not be opened.".formatted(port, service), e);
    }
    Thread.ofVirtual().name("balancer-" + service).start(this::accept);
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        var client = door.accept();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException e) {
        // Closed, or out of descriptors for a moment: the loop's condition tells.
        Thread.onSpinWait();
      }
    }
  }

  private void serve(Socket client) {
    try (client;
        var replica = connect()) {
      open.add(client);
      open.add(replica);
      var back = Thread.ofVirtual().start(() -> copy(replica, client));
      copy(client, replica);
      back.join();
    } catch (IOException e) {
      // No replica took it: the client sees its connection closed, as it would without us.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.removeIf(Socket::isClosed);
    }
  }

  private Socket connect() throws IOException {
    var failure = new IOException("no replica answers");
    int first = Math.floorMod(turn.getAndIncrement(), replicas.size());
    for (int i = 0; i < replicas.size(); i++) {
      var socket = new Socket();
      try {
        int port = replicas.get((first + i) % replicas.size());
        socket.setTcpNoDelay(true);
        socket.connect(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
        return socket;
      } catch (IOException e) {
        socket.close();
        failure.addSuppressed(e);
      }
    }
    throw failure;
  }

  /** Until one side ends; then both do, so that nobody waits for an answer from a dead replica. */
  private static void copy(Socket from, Socket to) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      var buffer = new byte[16_384];
      for (int n; (n = in.read(buffer)) >= 0; ) {
        out.write(buffer, 0, n);
        out.flush();
      }
    } catch (IOException e) {
      // The other end is gone.
    } finally {
      close(from);
      close(to);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is closed either way.
    }
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      // It is closed either way.
    }
    open.forEach(Balancer::close);
  }
}
