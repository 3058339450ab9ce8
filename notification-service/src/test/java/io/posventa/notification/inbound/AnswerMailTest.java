package io.posventa.notification.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.posventa.notification.template.Party;
import io.posventa.notification.template.ReplyMarker;
import io.posventa.platform.test.Requirement;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers to the mails of a ticket, by the signed address that each party has. */
@QuarkusTest
class AnswerMailTest extends InboundTest {
  private World world;

  @BeforeEach
  void prepare() {
    world = new World(peer).withTicket();
  }

  @Test
  void anAnswerBecomesItsPartysMessageWithoutTheMailThatItAnswers() {
    deliver(
        mail(
            "Ana <ana@other.example>",
            address(world, Party.CUSTOMER),
            "Re: whatever",
            "Ya funciona.\n\nEl lunes, Tienda escribió:\n> "
                + ReplyMarker.all().getLast()
                + "\n> Viejo",
            "In-Reply-To: <evt_1.customer@posventa.example>\n"));

    run();

    assertOutcomes(world, "MESSAGE_ADDED");
    var asked = world.asked("inbound/messages").getFirst();
    assertThat(asked.path("ticket").asText()).isEqualTo(world.ticket);
    assertThat(asked.path("party").asText()).isEqualTo("customer");
    assertThat(asked.path("address").asText()).isEqualTo("ana@other.example");
    assertThat(asked.path("body").asText()).isEqualTo("Ya funciona.");
    assertThat(asked.path("automatic").asBoolean()).isFalse();
  }

  @Test
  void theVendorsAddressMakesTheVendorsMessage() {
    deliver(mail(world.support, address(world, Party.VENDOR), "Re", "Prueba de nuevo."));

    run();

    assertThat(world.asked("inbound/messages").getFirst().path("party").asText())
        .isEqualTo("vendor");
  }

  @Test
  void anAddressThatIsNotSignedByUsIsNobodys() {
    String address = address(world, Party.CUSTOMER).replace("@", "0@");
    deliver(mail(world.customer, address, "Re: T-100001", "Hola"));

    run();

    assertThat(rows.outcomes(world.marketplace)).isEmpty();
    assertThat(world.asked("inbound/messages")).isEmpty();
  }

  @Test
  @Requirement("GEN-29")
  void theWritersOwnLinksDoNotReachTheOtherParty() {
    String address = address(world, Party.CUSTOMER);
    deliver(
        mail(
            world.customer,
            address,
            "Re",
            "My link: https://p.example/l/lnk_0123456789abcdef and my address " + address));

    run();

    assertThat(world.asked("inbound/messages").getFirst().path("body").asText())
        .isEqualTo("My link: https://p.example/l/lnk_… and my address reply+…@" + Postbox.DOMAIN);
    assertThat(
            rows.texts(
                "select recipient from inbound_email where marketplace_id = ?", world.marketplace))
        .containsExactly("reply+…");
  }

  @Test
  @Requirement("GEN-23")
  void anAutomaticAnswerIsKeptAsSuch() {
    deliver(
        mail(
            world.customer,
            address(world, Party.CUSTOMER),
            "Re",
            "Estoy fuera.",
            "Auto-Submitted: auto-replied\n"));
    deliver(
        mail(
            world.customer,
            address(world, Party.CUSTOMER),
            "Fuera de la oficina",
            "Vuelvo el lunes."));

    run();

    assertOutcomes(
        world,
        "AUTOMATIC_MESSAGE_ADDED automatic_reply",
        "AUTOMATIC_MESSAGE_ADDED automatic_reply");
    assertThat(world.asked("inbound/messages"))
        .allSatisfy(message -> assertThat(message.path("automatic").asBoolean()).isTrue());
  }

  @Test
  @Requirement("GEN-23")
  void whoSaysTheSameAgainIsAMachine() {
    for (int i = 0; i < 3; i++) {
      deliver(
          mail(
              world.customer,
              address(world, Party.CUSTOMER),
              "Re " + i,
              "Gracias por  escribir.\n"));
    }
    deliver(mail(world.support, address(world, Party.VENDOR), "Re", "Gracias por escribir."));

    run();

    assertOutcomes(
        world,
        "MESSAGE_ADDED",
        "AUTOMATIC_MESSAGE_ADDED loop",
        "AUTOMATIC_MESSAGE_ADDED loop",
        "MESSAGE_ADDED");
  }

  @Test
  @Requirement("GEN-23")
  void whoWritesWithoutAPauseIsAMachine() {
    for (int i = 1; i <= 6; i++) {
      deliver(mail(world.customer, address(world, Party.CUSTOMER), "Re", "Recibido a las " + i));
    }
    run();
    assertThat(rows.outcomes(world.marketplace))
        .startsWith("MESSAGE_ADDED")
        .endsWith("MESSAGE_ADDED", "AUTOMATIC_MESSAGE_ADDED loop");

    rows.receivedEarlier(world.marketplace, "11 minutes");
    deliver(mail(world.customer, address(world, Party.CUSTOMER), "Re", "Recibido a las 7"));
    run();

    assertThat(rows.outcomes(world.marketplace)).endsWith("MESSAGE_ADDED").hasSize(7);
  }

  @Test
  void anEmptyAnswerSaysSoAndALongOneIsCutWithANote() {
    deliver(mail(world.customer, address(world, Party.CUSTOMER), "Re", "  "));
    deliver(mail(world.customer, address(world, Party.CUSTOMER), "Re", "muy largo ".repeat(3_000)));

    run();

    assertOutcomes(world, "MESSAGE_ADDED", "MESSAGE_ADDED");
    var bodies =
        world.asked("inbound/messages").stream().map(m -> m.path("body").asText()).toList();
    assertThat(bodies)
        .anySatisfy(body -> assertThat(body).isEqualTo("(El correo no contiene texto.)"))
        .anySatisfy(
            body ->
                assertThat(body)
                    .hasSizeBetween(19_900, 20_000)
                    .endsWith("(El correo era más largo; el resto no se ha incorporado.)"));
  }

  @Test
  void aTicketThatTakesNoMessageRefusesTheMail() {
    peer.answer("POST", "/internal/inbound/messages", 409, "{\"code\":\"ticket-already-closed\"}");
    try {
      deliver(mail(world.customer, address(world, Party.CUSTOMER), "Re", "Hola"));
      run();
    } finally {
      peer.reset();
    }

    assertOutcomes(world, "REFUSED ticket-already-closed");
  }

  @Test
  void ofAVeryLargeMailTheTextIsTakenAndTheFileIsNamed() {
    deliver(
        """
        From: %s
        To: %s
        Message-ID: %s
        Content-Type: multipart/mixed; boundary=m

        --m
        Content-Type: text/plain

        Here is the video
        --m
        Content-Type: video/mp4; name=video.mp4
        Content-Transfer-Encoding: base64

        %s
        --m--
        """
            .formatted(
                world.customer,
                address(world, Party.CUSTOMER),
                messageId(),
                "QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFB\n".repeat(80_000)));

    run();

    assertOutcomes(world, "MESSAGE_ADDED");
    assertThat(world.asked("inbound/messages").getFirst().path("body").asText())
        .isEqualTo(
            "Here is the video\n\n(Estos archivos del correo no se han incorporado: video.mp4)");
    assertThat(
            rows.texts(
                "select size from inbound_email where marketplace_id = ?", world.marketplace))
        .allSatisfy(size -> assertThat(Long.parseLong(size)).isGreaterThan(3_000_000));
  }
}
