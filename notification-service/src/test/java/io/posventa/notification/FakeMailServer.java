package io.posventa.notification;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An SMTP server that refuses whom it is told to refuse, and falls silent when it is told to. */
public final class FakeMailServer implements QuarkusTestResourceLifecycleManager {
  /** No answer at all; the connection stays open. */
  public static final String SILENCE = "";

  private static final Map<String, List<String>> ANSWERS = new ConcurrentHashMap<>();
  private static final List<String> TAKEN = new CopyOnWriteArrayList<>();

  private ServerSocket server;

  @Override
  public Map<String, String> start() {
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofPlatform().daemon().name("fake-smtp").start(this::serve);
    return Map.of("posventa.smtp.port", String.valueOf(server.getLocalPort()));
  }

  @Override
  public void stop() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the server says to mails for this address, one after the other; then it takes them. */
  public static void says(String address, String... answers) {
    ANSWERS.put(address, new ArrayList<>(List.of(answers)));
  }

  /** How many mails for this address were taken. */
  public static long taken(String address) {
    return TAKEN.stream().filter(address::equals).count();
  }

  private void serve() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        Thread.ofPlatform().daemon().start(() -> talk(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  private static void talk(Socket client) {
    try (client;
        var in =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8))) {
      var out = client.getOutputStream();
      say(out, "220 fake");
      String recipient = "";
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String command = line.toUpperCase(Locale.ROOT);
        if (command.startsWith("RCPT TO:")) {
          recipient = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
          say(out, answer(recipient));
        } else if (command.equals("DATA")) {
          say(out, "354 go on");
          skipMail(in);
          TAKEN.add(recipient);
          say(out, "250 taken");
        } else if (command.equals("QUIT")) {
          say(out, "221 bye");
          return;
        } else {
          say(out, "250 ok");
        }
      }
    } catch (IOException e) {
      // The client has gone; so be it.
      return;
    }
  }

  private static void skipMail(BufferedReader in) throws IOException {
    String line = in.readLine();
    while (line != null && !line.equals(".")) {
      line = in.readLine();
    }
  }

  private static synchronized String answer(String recipient) {
    var answers = ANSWERS.getOrDefault(recipient, List.of());
    return answers.isEmpty() ? "250 ok" : answers.removeFirst();
  }

  private static void say(OutputStream out, String answer) throws IOException {
    if (answer.equals(SILENCE)) {
      return;
    }
    out.write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
