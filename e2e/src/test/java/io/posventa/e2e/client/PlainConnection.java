package io.posventa.e2e.client;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP/1.1 connection that is kept for as long as the server wants it, and never asks twice:
 * what fails, fails.
 */
public final class PlainConnection implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 20_000;
  private static final int LOOK_MILLIS = 1;

  private final URI base;
  private @Nullable Socket socket;
  private @Nullable InputStream in;

  public PlainConnection(URI base) {
    this.base = base;
  }

  /** Leaves the connection if the server has left it while nothing was asked: any client looks. */
  public void look() throws IOException {
    if (wasClosed()) {
      close();
    }
  }

  /** The status of the answer, which is read to its end. */
  public int send(String method, String path, Map<String, String> headers, String body)
      throws IOException {
    var out = connected().getOutputStream();
    var text = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: " + base.getHost());
    headers.forEach((name, value) -> text.append("\r\n").append(name).append(": ").append(value));
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    if (content.length > 0) {
      text.append("\r\nContent-Type: application/json\r\nContent-Length: ").append(content.length);
    }
    text.append("\r\n\r\n");
    try {
      out.write((text + body).getBytes(StandardCharsets.UTF_8));
      out.flush();
      return read();
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  private Socket connected() throws IOException {
    var present = socket;
    if (present == null) {
      present = new Socket(InetAddress.getLoopbackAddress(), base.getPort());
      present.setTcpNoDelay(true);
      present.setSoTimeout(PATIENCE_MILLIS);
      socket = present;
      in = new BufferedInputStream(present.getInputStream());
    }
    return present;
  }

  private boolean wasClosed() throws IOException {
    var kept = socket;
    var answers = in;
    if (kept == null || answers == null) {
      return false;
    }
    kept.setSoTimeout(LOOK_MILLIS);
    try {
      answers.mark(1);
      boolean ended = answers.read() < 0;
      answers.reset();
      return ended;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (SocketException e) {
      return true;
    } finally {
      kept.setSoTimeout(PATIENCE_MILLIS);
    }
  }

  private int read() throws IOException {
    int status = Integer.parseInt(line().split(" ", 3)[1]);
    long length = 0;
    boolean chunked = false;
    boolean last = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Long.parseLong(lower.substring("content-length:".length()).strip());
      }
      chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
      last |= lower.startsWith("connection:") && lower.contains("close");
    }
    if (chunked) {
      skipChunks();
    } else {
      skip(length);
    }
    if (last) {
      close();
    }
    return status;
  }

  private void skipChunks() throws IOException {
    long size;
    do {
      size = Long.parseLong(line().split(";", 2)[0].strip(), 16);
      skip(size);
      line();
    } while (size > 0);
  }

  private void skip(long bytes) throws IOException {
    stream().skipNBytes(bytes);
  }

  private String line() throws IOException {
    var text = new StringBuilder();
    for (int next = stream().read(); next != '\n'; next = stream().read()) {
      if (next < 0) {
        throw new EOFException("The server closed the connection before its answer");
      }
      if (next != '\r') {
        text.append((char) next);
      }
    }
    return text.toString();
  }

  private InputStream stream() throws IOException {
    if (in == null) {
      throw new EOFException("closed");
    }
    return in;
  }

  @Override
  public void close() {
    try {
      if (socket != null) {
        socket.close();
      }
    } catch (IOException e) {
      // It is closed either way.
    }
    socket = null;
    in = null;
  }
}
