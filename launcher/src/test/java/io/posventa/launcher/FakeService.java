package io.posventa.launcher;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.Reader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * Stands in for a service: as healthy as its settings say, and honest about what it saw at its end.
 */
final class FakeService {
  private FakeService() {}

  public static void main(String[] args) throws IOException {
    var settings = new Properties();
    Path file = Path.of(URI.create(System.getProperty("quarkus.config.locations")));
    try (Reader reader = Files.newBufferedReader(file)) {
      settings.load(reader);
    }
    String lastWords = settings.getProperty("fake.last-words", "");
    if (!lastWords.isEmpty()) {
      System.out.println(lastWords);
      System.exit(3);
    }
    int port = Integer.parseInt(settings.getProperty("quarkus.http.port"));
    var server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = Integer.toString(port).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> describeTheEnd(settings)));
    System.out.println("started, data elsewhere: " + System.getenv("POSVENTA_HOME"));
  }

  private static void describeTheEnd(Properties settings) {
    String url = settings.getProperty("quarkus.datasource.jdbc.url", "");
    if (!url.isEmpty()) {
      int port = URI.create(url.substring("jdbc:".length())).getPort();
      System.out.println("postgresql there: " + listening(port));
    }
  }

  private static boolean listening(int port) {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }
}
