package io.posventa.notification.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.posventa.notification.MailServer;
import io.posventa.notification.Neighbours;
import io.posventa.notification.Story;
import io.posventa.notification.reply.ReplyAddress;
import io.posventa.notification.template.Party;
import io.posventa.notification.template.ReplyMarker;
import io.posventa.platform.test.Postgres;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Mails of a service that reads the answers to them. */
@QuarkusTest
@TestProfile(AnswerableMailsTest.Reading.class)
class AnswerableMailsTest {

  /** The service with a mailbox for answers. */
  public static class Reading implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "posventa.inbound.enabled", "true",
          "posventa.inbound.domain", "in.posventa.example",
          "posventa.inbound.reply-secret", "cmVwbHktc2VjcmV0LW9mLXRoZS10ZXN0cy0wMTIzNDU=");
    }

    @Override
    public boolean disableGlobalTestResources() {
      return true;
    }

    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(
          new TestResourceEntry(Postgres.class),
          new TestResourceEntry(MailServer.class),
          new TestResourceEntry(Neighbours.class));
    }
  }

  @Inject EmailSender sender;
  @Inject ReplyAddress replies;

  private final Story story = new Story();

  @Test
  void eachPartyAnswersATicketMailAtAnAddressOfItsOwn() throws Exception {
    story.nothingDue().tell(story.opened());

    sender.runDue();

    var customer = MailServer.sentTo(story.customerEmail).getFirst();
    var vendor = MailServer.sentTo(story.accountEmail).getFirst();
    assertThat(replies.read(replyTo(customer)))
        .contains(new ReplyAddress.Target(story.marketplace, story.ticket, Party.CUSTOMER));
    assertThat(replies.read(replyTo(vendor)))
        .contains(new ReplyAddress.Target(story.marketplace, story.ticket, Party.VENDOR));
    assertThat(ReplyMarker.all()).contains(MailServer.text(customer).lines().findFirst().get());
    assertThat(MailServer.text(customer)).contains("conteste a este mensaje o use el enlace");
  }

  @Test
  void aMailAboutNoTicketHasNobodyWhoReadsTheAnswer() throws Exception {
    story.tell(story.ofOrder("order.created", Map.of("receipt", true)));

    sender.runDue();

    var receipt = MailServer.sentTo(story.customerEmail).getFirst();
    assertThat(receipt.getHeader("Reply-To")).isNull();
    assertThat(MailServer.text(receipt))
        .startsWith("Hola, Ana García:")
        .contains("No se leen las respuestas");
  }

  private static String replyTo(MimeMessage mail) throws Exception {
    return ((InternetAddress) mail.getReplyTo()[0]).getAddress();
  }
}
