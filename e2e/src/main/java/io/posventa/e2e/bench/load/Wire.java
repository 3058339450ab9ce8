package io.posventa.e2e.bench.load;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One kept-alive HTTP/1.1 connection that blocks. It shares two cores with what it measures, so it
 * does as little as an answer allows.
 */
public final class Wire implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 30_000;

  private final URI base;
  private Socket socket;
  private InputStream in;
  private OutputStream out;
  private byte[] buffer = new byte[1 << 16];
  private int filled;
  private int read;
  private int bodyStart;
  private int bodyLength;
  private String extra = "";

  public Wire(URI base) throws IOException {
    this.base = base;
    this.socket = open();
    this.in = socket.getInputStream();
    this.out = socket.getOutputStream();
  }

  private Socket open() throws IOException {
    var fresh = new Socket(InetAddress.getLoopbackAddress(), base.getPort());
    fresh.setTcpNoDelay(true);
    fresh.setSoTimeout(TIMEOUT_MILLIS);
    return fresh;
  }

  /** From now on every request carries a header, in place of the credential. */
  public Wire with(String header, String value) {
    extra = header + ": " + value;
    return this;
  }

  /** Sends it and waits for the whole answer; its status. */
  public int exchange(Request request) throws IOException {
    out.write((extra.isEmpty() ? request : request.with(extra)).bytes());
    filled = 0;
    read = 0;
    int end = headEnd();
    var head = new String(buffer, 0, end, StandardCharsets.ISO_8859_1);
    int status = Integer.parseInt(head, 9, 12, 10);
    readBody(head, end);
    return status;
  }

  /** The last answer's body. */
  public String body() {
    return new String(buffer, bodyStart, bodyLength, StandardCharsets.UTF_8);
  }

  /** After a failure: a connection that knows of no earlier answer. */
  public void reopen() throws IOException {
    socket.close();
    socket = open();
    in = socket.getInputStream();
    out = socket.getOutputStream();
  }

  private int headEnd() throws IOException {
    while (true) {
      fill();
      for (int i = Math.max(read, 3); i < filled; i++) {
        if (buffer[i] == '\n' && buffer[i - 2] == '\n') {
          read = i + 1;
          return read;
        }
      }
      read = filled;
    }
  }

  private void readBody(String head, int end) throws IOException {
    bodyStart = end;
    var length = header(head, "content-length:");
    if (!length.isEmpty()) {
      bodyLength = Integer.parseInt(length);
      fillTo(end + bodyLength);
    } else if (header(head, "transfer-encoding:").equals("chunked")) {
      readChunks(end);
    } else {
      bodyLength = 0;
    }
  }

  private static String header(String head, String name) {
    for (int at = head.indexOf('\n'); at >= 0; at = head.indexOf('\n', at + 1)) {
      if (head.regionMatches(true, at + 1, name, 0, name.length())) {
        return head.substring(at + 1 + name.length(), head.indexOf('\r', at + 1)).strip();
      }
    }
    return "";
  }

  /** Moves the chunks together, so that the body is in one piece. */
  private void readChunks(int start) throws IOException {
    int from = start;
    int to = start;
    while (true) {
      int line = lineEnd(from);
      int size =
          Integer.parseInt(new String(buffer, from, line - from, StandardCharsets.US_ASCII), 16);
      from = line + 2;
      fillTo(from + size + 2);
      if (size == 0) {
        bodyLength = to - start;
        return;
      }
      System.arraycopy(buffer, from, buffer, to, size);
      to += size;
      from += size + 2;
    }
  }

  private int lineEnd(int from) throws IOException {
    for (int i = from; ; i++) {
      fillTo(i + 2);
      if (buffer[i] == '\r') {
        return i;
      }
    }
  }

  private void fillTo(int size) throws IOException {
    while (filled < size) {
      fill();
    }
  }

  private void fill() throws IOException {
    if (filled == buffer.length) {
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    int more = in.read(buffer, filled, buffer.length - filled);
    if (more < 0) {
      throw new EOFException("The connection ended within an answer");
    }
    filled += more;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
