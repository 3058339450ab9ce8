package io.posventa.e2e.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * A port of the loopback address that leads to another, over which connections fail as a script
 * says: it is asked once for each new connection, by its number from 0 on.
 */
public final class FaultProxy implements AutoCloseable {
  private static final int CONNECT_MILLIS = 1_000;

  private final ServerSocket door;
  private final int target;
  private final Set<FaultyConnection> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger count = new AtomicInteger();
  private volatile Supplier<Tap> taps = Tap::none;
  private volatile IntFunction<Fault> script = _ -> Fault.NONE;

  private FaultProxy(ServerSocket door, int target) {
    this.door = door;
    this.target = target;
  }

  /** A port that leads nowhere yet, so that others can be told of it first. */
  public static ServerSocket door() {
    try {
      return new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static FaultProxy to(int target) {
    return through(door(), target);
  }

  /** Over a port that is open already. */
  public static FaultProxy through(ServerSocket door, int target) {
    var proxy = new FaultProxy(door, target);
    Thread.ofVirtual().name("proxy-" + target).start(proxy::accept);
    return proxy;
  }

  public int port() {
    return door.getLocalPort();
  }

  /** How many connections have come in. */
  public int connections() {
    return count.get();
  }

  /** What befalls connections from now on; those that are open go on as they were. */
  public void script(IntFunction<Fault> faults) {
    script = faults;
  }

  /** Each connection from now on gets a tap of its own. */
  public void tap(Supplier<Tap> next) {
    taps = next;
  }

  /** The same for each new connection. */
  public void strikeNew(Fault fault) {
    script = _ -> fault;
  }

  /** Strikes those that are open now. */
  public void strikeOpen(Fault fault) {
    open.forEach(connection -> connection.strike(fault));
  }

  /**
   * No fault any more: what was late comes on time. Connections over which something was swallowed
   * stay so, for nobody is told in life either.
   */
  public void calm() {
    script = _ -> Fault.NONE;
    open.forEach(FaultyConnection::calm);
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        var client = door.accept();
        var fault = script.apply(count.getAndIncrement());
        Thread.ofVirtual().start(() -> serve(client, fault));
      } catch (IOException e) {
        Thread.onSpinWait(); // the condition tells whether it was closed
      }
    }
  }

  private void serve(Socket client, Fault fault) {
    if (fault.kind() == Fault.Kind.REFUSE) {
      FaultyConnection.reset(client);
      return;
    }
    var server = new Socket();
    try {
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      server.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), target), CONNECT_MILLIS);
    } catch (IOException e) {
      FaultyConnection.reset(client); // as the closed port itself would
      FaultyConnection.close(server);
      return;
    }
    var connection = new FaultyConnection(client, server, taps.get());
    connection.strike(fault);
    open.add(connection);
    try {
      connection.run();
    } finally {
      open.remove(connection);
    }
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    open.forEach(FaultyConnection::cut);
  }
}
