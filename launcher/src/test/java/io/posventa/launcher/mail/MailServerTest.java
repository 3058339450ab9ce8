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
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailServerTest {
  private static final Instant NOW = Instant.parse("2026-03-06T09:00:00Z");

  private final int smtp = freePort();
  private final int imap = freePort();
  private final int http = freePort();
  @TempDir Path folder;
  private MailServer server;

  @BeforeEach
  void start() throws IOException {
    var archive = MailArchive.in(folder.resolve("mails.jsonl"));
    server = MailServer.start(smtp, imap, http, archive, Clock.fixed(NOW, ZoneOffset.UTC));
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

    assertThat(mailbox("ana@customer.example")).containsExactly("Hello");
  }

  @Test
  void whatIsMeantForPosventaComesToItsOneMailbox() throws Exception {
    send("<1@customer.example>", "refunds@support.example.com", "A-1001");
    send("<2@customer.example>", "Cancel@shop.example", "A-1002");
    send("<3@customer.example>", "reply+abc234@in.example", "Re: T-100001");
    send("<4@customer.example>", "refunds-and-more@shop.example", "Hello");

    assertThat(mailbox(MailServer.INBOUND)).containsExactly("A-1001", "A-1002", "Re: T-100001");
  }

  @Test
  void aBusyDayEmptiesEveryMailboxButPosventasOwn() throws Exception {
    send("<1@customer.example>", "refunds@support.example.com", "A-1001");
    send("<2@posventa.example>", "ana@customer.example", "Hello");

    client()
        .send(HttpRequest.newBuilder(uri("/mails")).DELETE().build(), BodyHandlers.discarding());

    assertThat(mailbox("ana@customer.example")).isEmpty();
    assertThat(mailbox(MailServer.INBOUND)).containsExactly("A-1001");
  }

  @Test
  void aPersonReadsThreadsAndFollowsTheLinksInThem() throws Exception {
    send("<1@posventa.example>", "ana@customer.example", "Reembolso <b>solicitado</b>");
    answer(1, "text=Gracias");

    assertThat(text("/"))
        .contains("Reembolso &lt;b&gt;solicitado&lt;/b&gt;", "2 mails", "ana@customer.example")
        .doesNotContain("<b>");
    assertThat(text("/?with=nobody@customer.example")).contains("No mails yet");
    assertThat(text("/threads/2")).contains("/mails/1.html", "/mails/2.html");
    assertThat(text("/mails/1.html"))
        .contains("<base target=\"_blank\">")
        .contains("<a href=\"http://localhost:8085/l/lnk_x\">");
  }

  @Test
  void anAnswerGoesWhereTheMailAsksForItAndFollowsItByItsHeaders() throws Exception {
    send("<1@posventa.example>", "ana@customer.example", "Reembolso");

    answer(1, "text=No+es+lo+que+esperaba&automatic=on");

    var answer = get("/mails?to=reply%2Babc@in.example").path("data").path(0);
    assertThat(answer.path("subject").asText()).isEqualTo("Re: Reembolso");
    assertThat(answer.path("from").asText()).isEqualTo("ana@customer.example");
    assertThat(answer.path("headers").path("In-Reply-To").asText())
        .isEqualTo("<1@posventa.example>");
    assertThat(answer.path("headers").path("Auto-Submitted").asText()).isEqualTo("auto-replied");
    assertThat(answer.path("text").asText())
        .startsWith("No es lo que esperaba")
        .contains("> Hola, Ana:");
  }

  @Test
  void anotherSitesFormWritesNothing() throws Exception {
    var form = BodyPublishers.ofString("from=a@x.example&to=refunds@x.example&text=hi");
    var request =
        HttpRequest.newBuilder(uri("/write"))
            .header("Sec-Fetch-Site", "cross-site")
            .POST(form)
            .build();

    assertThat(client().send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(403);
    assertThat(get("/mails").path("data")).isEmpty();
  }

  @Test
  void aRestartKeepsWhatCame() throws Exception {
    send("<1@posventa.example>", "ana@customer.example", "Hello");
    server.close();
    Files.writeString(
        folder.resolve("mails.jsonl"), "{\"number\":0,\"rec", StandardOpenOption.APPEND);

    start();
    send("<2@posventa.example>", "ana@customer.example", "Again");

    assertThat(get("/mails").path("data"))
        .extracting(mail -> mail.path("subject").asText())
        .containsExactly("Hello", "Again");
    assertThat(get("/mails").path("data"))
        .extracting(mail -> mail.path("number").asInt())
        .containsExactly(1, 2);
  }

  private List<String> mailbox(String user) throws MessagingException {
    try (var store = session().getStore("imap")) {
      store.connect("127.0.0.1", imap, user, "any");
      var inbox = store.getFolder("INBOX");
      inbox.open(Folder.READ_ONLY);
      var subjects = new ArrayList<String>();
      for (var message : inbox.getMessages()) {
        subjects.add(message.getSubject());
      }
      return subjects;
    }
  }

  private void answer(int mail, String form) throws Exception {
    var request =
        HttpRequest.newBuilder(uri("/mails/" + mail + "/answer"))
            .POST(BodyPublishers.ofString(form))
            .build();
    assertThat(client().send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(303);
  }

  private String text(String path) throws Exception {
    var request = HttpRequest.newBuilder(uri(path)).build();
    return client().send(request, BodyHandlers.ofString()).body();
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
    message.setReplyTo(InternetAddress.parse("reply+abc@in.example"));
    message.setText("Hola, Ana:\nrecibimos tu solicitud: http://localhost:8085/l/lnk_x.", "UTF-8");
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
