package io.posventa.notification.email;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import javax.net.SocketFactory;

/** Makes the connection, and can end it from another thread, whatever it waits for. */
final class SmtpLine extends SocketFactory {
  private Socket socket;
  private int mail;

  @Override
  public synchronized Socket createSocket() throws SocketException {
    socket = new Socket();
    // The end of a mail is a small packet: it must not wait until the server has said that it has
    // got the rest, which a server puts off for as long as it is allowed to.
    socket.setTcpNoDelay(true);
    return socket;
  }

  /** Begins a mail; returns its number. */
  synchronized int begin() {
    return ++mail;
  }

  /** Cuts the connection if that is still the mail which it carries. */
  synchronized void cut(int number) {
    if (number == mail) {
      cut();
    }
  }

  synchronized void cut() {
    if (socket != null) {
      try {
        socket.close();
      } catch (IOException e) {
        // It is of no more use either way.
        return;
      }
    }
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw onlyUnconnected();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
    throw onlyUnconnected();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw onlyUnconnected();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) {
    throw onlyUnconnected();
  }

  private static UnsupportedOperationException onlyUnconnected() {
    return new UnsupportedOperationException("The mail library connects by itself.");
  }
}
