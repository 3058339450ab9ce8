package io.posventa.notification.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.posventa.notification.MailServer;
import io.posventa.notification.Neighbours;
import io.posventa.notification.Story;
import io.posventa.notification.template.MailContent.TicketType;
import io.posventa.notification.template.Party;
import io.posventa.platform.tenant.Tenancy;
import io.posventa.platform.test.Postgres;
import io.posventa.platform.test.Requirement;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Mails about purchases, addresses, and people who want to come in. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(MailServer.class)
@QuarkusTestResource(Neighbours.class)
class OrderMailsTest {
  private static final String OLD_ID = "confirm_01jhsn0g00e4v8m7yz0c5x2q3r";
  private static final String NEW_ID = "confirm_01jhsn0g00e4v8m7yz0c5x2q3s";

  @Inject EmailSender sender;
  @Inject LegacyMails legacy;
  @Inject Tenancy tenancy;
  @Inject Rows rows;

  private Story story = new Story();

  @Test
  @Requirement({"CB-26", "CB-27", "CB-28", "CB-39"})
  void aPurchaseMailsTheCustomerAReceiptAndTheVendorItsSale() {
    story = new Story(Map.of("support_email", story.supportEmail));
    var created = story.tell(story.ofOrder("order.created", Map.of("receipt", true)));
    story.tell(created);

    sender.runDue();

    var receipt = MailServer.sentTo(story.customerEmail);
    var sale = MailServer.sentTo(story.accountEmail);
    assertThat(receipt).hasSize(1);
    assertThat(sale).hasSize(1);
    assertThat(MailServer.subject(receipt.getFirst()))
        .isEqualTo("Recibo del pedido A-1001: Curso de piano");
    assertThat(MailServer.text(receipt.getFirst()))
        .contains("Ver su recibo: http://localhost:8085/l/lnk_customer")
        .contains("Total: 1.999,00 USD");
    assertThat(MailServer.text(sale.getFirst()))
        .contains("Ana García le compró Curso de piano")
        .containsPattern("reembolso: http://localhost:8085/l/lnk_vendor\\d+\\?do=refund");
    assertThat(Neighbours.askedFor(story.order))
        .extracting(link -> link.path("party").asText())
        .containsExactlyInAnyOrder("customer", "vendor");
  }

  @Test
  @Requirement("CB-26")
  void anOrderThatIsPushedWithoutAReceiptSendsNone() {
    story.tell(story.ofOrder("order.created", Map.of("receipt", false)));

    sender.runDue();

    assertThat(MailServer.sentTo(story.customerEmail)).isEmpty();
    assertThat(MailServer.sentTo(story.accountEmail)).isEmpty();
  }

  @Test
  void anotherCopyGoesToTheCustomerAlone() {
    story.tell(story.ofOrder("order.receipt_requested", Map.of()));

    sender.runDue();

    assertThat(MailServer.sentTo(story.customerEmail))
        .extracting(MailServer::subject)
        .containsExactly("Copia del recibo del pedido A-1001: Curso de piano");
    assertThat(MailServer.sentTo(story.accountEmail)).isEmpty();
  }

  @Test
  void bothAddressesAreAskedEachWithALinkOfItsOwn() {
    String fresh = "new." + story.customerEmail;
    story.tell(
        story.ofOrder(
            "order.email_change_requested",
            Map.of(
                "email_change",
                Map.of("id", "change_1", "old_email", story.customerEmail, "new_email", fresh),
                "confirmations",
                List.of(
                    Map.of("id", OLD_ID, "address", "old", "email", story.customerEmail),
                    Map.of("id", NEW_ID, "address", "new", "email", fresh)))));

    sender.runDue();

    assertThat(MailServer.text(MailServer.sentTo(story.customerEmail).getFirst()))
        .contains("lleguen a partir de ahora a " + fresh);
    assertThat(MailServer.text(MailServer.sentTo(fresh).getFirst()))
        .contains("Confirmar: http://localhost:8085/l/lnk_customer")
        .doesNotContain("Ana", "piano");
    for (String id : List.of(OLD_ID, NEW_ID)) {
      assertThat(Neighbours.askedFor(id))
          .hasSizeGreaterThanOrEqualTo(1)
          .allSatisfy(
              link -> {
                assertThat(link.path("expires_in").asText()).isEqualTo("P2D");
                assertThat(link.has("order")).isFalse();
              });
    }
  }

  @Test
  void whatWaitsGoesToTheNewAddressOnly() {
    String fresh = "new." + story.customerEmail;
    story.nothingDue().tell(story.opened());
    story.tell(story.ofOrder("order.created", Map.of("receipt", true)));

    story.tell(
        story.ofOrder(
            "order.email_changed", Map.of("old_email", story.customerEmail, "new_email", fresh)));
    sender.runDue();

    assertThat(MailServer.sentTo(story.customerEmail)).isEmpty();
    assertThat(MailServer.sentTo(fresh)).hasSize(2);
    assertThat(MailServer.sentTo(story.accountEmail)).hasSize(2);
  }

  @Test
  void aMemberGetsALinkToSignIn() {
    String member = "member_" + story.ticket.substring(7);
    story.tell(signIn(member, member + "@staff.example"));

    sender.runDue();

    var mail = MailServer.sentTo(member + "@staff.example").getFirst();
    assertThat(MailServer.subject(mail)).isEqualTo("Your sign-in link");
    assertThat(MailServer.text(mail))
        .contains("Hello Luis,", "Sign in: http://localhost:8085/sign-in/sgn_");
    assertThat(Neighbours.askedFor(member)).hasSize(1);
  }

  @Test
  void aMemberWhoIsGoneGetsNone() {
    String member = "member_" + story.order.substring(6);
    Neighbours.refuses(member);
    story.tell(signIn(member, member + "@staff.example"));

    sender.runDue();

    assertThat(MailServer.sentTo(member + "@staff.example")).isEmpty();
    assertThat(rows.statuses(story.marketplace)).containsExactly("SUPPRESSED");
  }

  private Map<String, Object> signIn(String member, String address) {
    return story.ofGateway(
        "sign_in.requested",
        member,
        Map.of(
            "member",
            Map.of(
                "id",
                member,
                "email",
                address,
                "name",
                "Luis",
                "role",
                "vendor_agent",
                "vendor",
                story.vendor,
                "locale",
                "en")));
  }

  @Test
  @Requirement({"CB-98", "CB-99"})
  void aMailToALegacyAddressIsAnsweredOnceWithItsTicketAndTheBetterWays() {
    story.nothingDue().tell(story.opened());
    var received = new LegacyMails.Received("inbound_" + story.ticket, "refunds@norte.example");
    var opened = Optional.of(new LegacyMails.Opened(story.ticket, Party.VENDOR));
    String writer = "writer." + story.accountEmail;

    for (int i = 0; i < 2; i++) {
      tenancy.run(story.marketplace, () -> legacy.prepareAdvice(opened));
      inTransaction(() -> legacy.advise(received, writer, Optional.of("en"), opened));
    }
    sender.runDue();

    var mails = MailServer.sentTo(writer);
    assertThat(mails).hasSize(1);
    assertThat(MailServer.text(mails.getFirst()))
        .containsSubsequence(
            "refunds@norte.example",
            "Your request is now ticket T-100001.",
            "the link in the sale notification, or from the transaction list",
            "through the API",
            "See the ticket: http://localhost:8085/l/lnk_vendor");
  }

  @Test
  @Requirement("CB-98")
  void aWriterOfUnknownOrdersGetsTheSameAdviceAndNoLink() {
    var received = new LegacyMails.Received("inbound_" + story.order, "cancel@norte.example");
    String writer = "writer." + story.customerEmail;

    tenancy.run(story.marketplace, () -> legacy.prepareAdvice(Optional.empty()));
    inTransaction(() -> legacy.advise(received, writer, Optional.empty(), Optional.empty()));
    sender.runDue();

    assertThat(MailServer.text(MailServer.sentTo(writer).getFirst()))
        .contains("Si su mensaje trata de un pedido suyo, recibirá otro mensaje")
        .doesNotContain("/l/");
  }

  @Test
  void theCustomerOnFileIsAskedAtItsOwnAddress() {
    var received = new LegacyMails.Received("inbound_" + story.vendor, "refunds@norte.example");

    tenancy.run(story.marketplace, () -> legacy.prepareQuestion(story.order));
    inTransaction(() -> legacy.ask(received, story.order, TicketType.REFUND));
    sender.runDue();

    assertThat(MailServer.text(MailServer.sentTo(story.customerEmail).getFirst()))
        .contains("Un mensaje a refunds@norte.example", "el reembolso de su pedido A-1001")
        .containsPattern("/l/lnk_customer\\d+\\?do=refund");
  }

  private void inTransaction(Runnable work) {
    tenancy.run(story.marketplace, () -> QuarkusTransaction.requiringNew().run(work));
  }
}
