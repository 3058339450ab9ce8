package io.posventa.launcher;

import io.posventa.launcher.process.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Spreads connections over the replicas of a service, as a cluster's own does: the next one in turn
 * that says it is ready gets it, and a connection stays where it is. Where none is ready, the next
 * one that takes the connection gets it and may say why.
 */
final class Balancer implements AutoCloseable {
  private static final int CONNECT_MILLIS = 1_000;
  private static final Duration LOOK = Duration.ofMillis(500);

  private final ServerSocket door;
  private final List<Integer> replicas;
  private final AtomicInteger turn = new AtomicInteger();
  private final Set<Integer> ready = ConcurrentHashMap.newKeySet();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  Balancer(String service, int port, List<Integer> replicas) {
    this.replicas = List.copyOf(replicas);
    try {
      this.door = new ServerSocket(port, 512, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new Trouble("Port %d for %s could not be opened.".formatted(port, service), e);
    }
    Thread.ofVirtual().name("balancer-" + service).start(this::accept);
    replicas.forEach(each -> Thread.ofVirtual().name("probe-" + each).start(() -> probe(each)));
  }

  /** As a cluster does, every now and then. */
  private void probe(int port) {
    while (!door.isClosed()) {
      if (Readiness.healthy(port)) {
        ready.add(port);
      } else {
        ready.remove(port);
      }
      try {
        Thread.sleep(LOOK);
      } catch (InterruptedException e) {
        return;
      }
    }
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
    for (int port : inTurn()) {
      var socket = new Socket();
      try {
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

  /** The ready ones first, each list from another start. */
  private List<Integer> inTurn() {
    var ports = new ArrayList<>(replicas);
    Collections.rotate(ports, turn.getAndIncrement());
    ports.sort(Comparator.comparing(port -> !ready.contains(port)));
    return ports;
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
