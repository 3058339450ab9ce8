package io.posventa.launcher.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailServerTest {
  private static final Instant NOW = Instant.parse("2026-03-06T09:00:00Z");

  private final int smtp = freePort();
  private final int imap = freePort();
  private final int http = freePort();
  private MailServer server;

  @BeforeEach
  void start() throws IOException {
    server = MailServer.start(smtp, imap, http, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @AfterEach
  void end() {
    server.close();
  }

  @Test
  void aMailIsShownAsItsRecipientGotIt() throws Exception {
    send("<1@posventa.example>", "ana@customer.example", "Reembolso solicitado: café");

    var mail = get("/mails?to=ana@customer.example").path("data").path(0);

    assertThat(mail.path("subject").asText()).isEqualTo("Reembolso solicitado: café");
    assertThat(mail.path("message_id").asText()).isEqualTo("<1@posventa.example>");
    assertThat(mail.path("text").asText()).startsWith("Hola, Ana");
    assertThat(mail.path("received_at").asText()).isEqualTo(NOW.toString());
    assertThat(mail.path("headers").path("Auto-Submitted").asText()).isEqualTo("auto-generated");
    assertThat(get("/mails?to=other@customer.example").path("data")).isEmpty();
  }

  @Test
  void aMessageThatIsSentTwiceIsCountedTwice() throws Exception {
    send("<1@posventa.example>", "ana@customer.example", "Once");
    send("<1@posventa.example>", "ana@customer.example", "Once");

    var delivery = get("/deliveries").path("data").path(0);

    assertThat(delivery.path("times").asInt()).isEqualTo(2);
    assertThat(delivery.path("recipient").asText()).isEqualTo("ana@customer.example");
  }

  @Test
  void anyoneReadsByImapWhatCameForThem() throws Exception {
    send("<1@posventa.example>", "ana@customer.example", "Hello");

    try (var store = session().getStore("imap")) {
      store.connect("127.0.0.1", imap, "ana@customer.example", "any");
      var inbox = store.getFolder("INBOX");
      inbox.open(Folder.READ_ONLY);
      assertThat(inbox.getMessages()).extracting(Message::getSubject).containsExactly("Hello");
    }
  }

  @Test
  void onRequestEverythingIsForgotten() throws Exception {
    send("<1@posventa.example>", "ana@customer.example", "Hello");
    var request = HttpRequest.newBuilder(uri("/mails")).DELETE().build();

    var answer = client().send(request, BodyHandlers.discarding());

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(get("/mails").path("data")).isEmpty();
    assertThat(get("/deliveries").path("data")).isEmpty();
  }

  private void send(String messageId, String to, String subject) throws Exception {
    var message =
        new MimeMessage(session()) {
          @Override
          protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", messageId);
          }
        };
    message.setFrom(new InternetAddress("no-reply@posventa.example"));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
    message.setSubject(subject, "UTF-8");
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setText("Hola, Ana:\nrecibimos tu solicitud.", "UTF-8");
    Transport.send(message);
  }

  private Session session() {
    var properties = new Properties();
    properties.put("mail.smtp.host", "127.0.0.1");
    properties.put("mail.smtp.port", Integer.toString(smtp));
    return Session.getInstance(properties);
  }

  private JsonNode get(String path) throws Exception {
    var request = HttpRequest.newBuilder(uri(path)).build();
    return new ObjectMapper().readTree(client().send(request, BodyHandlers.ofString()).body());
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + http + path);
  }

  private static HttpClient client() {
    return HttpClient.newHttpClient();
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
