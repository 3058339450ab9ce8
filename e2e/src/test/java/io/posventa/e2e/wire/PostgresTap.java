package io.posventa.e2e.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * Reads PostgreSQL's protocol, version 3 and without TLS, as a client speaks it. A step is what is
 * sent up to the next wait for an answer, mostly one statement; it is named by all statements of
 * its transaction so far, so that the same name is the same place in the same kind of transaction.
 */
public final class PostgresTap implements Tap {
  private static final int HEADER = 5;
  private static final char IDLE = 'I';

  private final Witness witness;
  private final Map<String, String> statements = new HashMap<>();
  private final Map<String, String> portals = new HashMap<>();
  private final Bytes asked = new Bytes();
  private final Bytes answered = new Bytes();
  private final ByteArrayOutputStream step = new ByteArrayOutputStream();
  private final List<String> said = new ArrayList<>();
  private final Queue<String> open = new ArrayDeque<>();
  private final ByteArrayOutputStream answer = new ByteArrayOutputStream();
  private String transaction = "";
  private boolean started;

  public PostgresTap(Witness witness) {
    this.witness = witness;
  }

  /** What has come and is no whole message yet. */
  private static final class Bytes {
    private byte[] kept = new byte[0];

    void add(byte[] bytes, int length) {
      var more = new byte[kept.length + length];
      System.arraycopy(kept, 0, more, 0, kept.length);
      System.arraycopy(bytes, 0, more, kept.length, length);
      kept = more;
    }

    /** How long the first message is that starts with a length at {@code at}; 0: not all there. */
    int whole(int at) {
      if (kept.length < at + Integer.BYTES) {
        return 0;
      }
      int length = at + ByteBuffer.wrap(kept).getInt(at);
      return kept.length >= length ? length : 0;
    }

    byte[] take(int length) {
      var first = Arrays.copyOf(kept, length);
      kept = Arrays.copyOfRange(kept, length, kept.length);
      return first;
    }
  }

  @Override
  public void toServer(byte[] bytes, int length, OutputStream server) throws IOException {
    asked.add(bytes, length);
    if (!started) {
      int whole = asked.whole(0);
      if (whole == 0) {
        return;
      }
      started = true;
      server.write(asked.take(whole)); // it has no letter
    }
    for (int whole; (whole = asked.whole(1)) > 0; ) {
      take(asked.take(whole), server);
    }
  }

  private void take(byte[] message, OutputStream server) throws IOException {
    step.write(message);
    switch (message[0]) {
      case 'P' -> statements.put(text(message, 0), text(message, 1));
      case 'B' -> portals.put(text(message, 0), statements.getOrDefault(text(message, 1), "?"));
      case 'E' -> said.add(portals.getOrDefault(text(message, 0), "?"));
      case 'Q' -> said.add(text(message, 0));
      default -> {}
    }
    if (message[0] == 'Q' || message[0] == 'S') {
      String name = name();
      synchronized (this) {
        open.add(name);
      }
      witness.before(name);
    }
    if (!isPartOfStep(message[0])) {
      server.write(step.toByteArray());
      step.reset();
    }
  }

  /** What is followed by more before the client waits. */
  private static boolean isPartOfStep(byte letter) {
    return letter == 'P' || letter == 'B' || letter == 'D' || letter == 'E' || letter == 'C';
  }

  private synchronized String name() {
    transaction = transaction.isEmpty() ? words() : transaction + "; " + words();
    said.clear();
    return transaction;
  }

  private String words() {
    return String.join("; ", said).replaceAll("\\s+", " ");
  }

  /** The n-th text of a message that begins with texts. */
  private static String text(byte[] message, int number) {
    int from = HEADER;
    for (int left = number; ; left--) {
      int to = from;
      while (message[to] != 0) {
        to++;
      }
      if (left == 0) {
        return new String(message, from, to - from, StandardCharsets.UTF_8);
      }
      from = to + 1;
    }
  }

  @Override
  public void toClient(byte[] bytes, int length, OutputStream client) throws IOException {
    answered.add(bytes, length);
    for (int whole; (whole = answered.whole(1)) > 0; ) {
      byte[] message = answered.take(whole);
      answer.write(message);
      if (message[0] == 'Z') {
        over((char) message[HEADER]);
      }
    }
    if (!isWaiting()) {
      client.write(answer.toByteArray());
      answer.reset();
    }
  }

  private void over(char status) throws IOException {
    String name;
    synchronized (this) {
      name = open.poll();
      if (status == IDLE) {
        transaction = "";
      }
    }
    if (name != null) {
      witness.after(name);
    }
  }

  private synchronized boolean isWaiting() {
    return !open.isEmpty();
  }
}
