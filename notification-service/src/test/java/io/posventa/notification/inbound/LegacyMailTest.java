package io.posventa.notification.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.posventa.platform.test.Requirement;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests to refunds@ and cancel@, the addresses of the time before tickets. */
@QuarkusTest
class LegacyMailTest extends InboundTest {
  private World world;

  @BeforeEach
  void prepare() {
    world = new World(peer);
  }

  @Test
  @Requirement({"CB-96", "GEN-22"})
  void aCustomersMailWithAnOrderNumberOpensTheCustomersRefundTicket() {
    deliver(
        mail(
            "Ana <" + world.customer + ">",
            world.refunds(),
            "Pedido " + world.externalId,
            "No funciona."));

    run();

    assertOutcomes(world, "TICKET_OPENED");
    var asked = world.asked("inbound/tickets").getFirst();
    assertThat(asked.path("type").asText()).isEqualTo("refund");
    assertThat(asked.path("order").asText()).isEqualTo(world.order);
    assertThat(asked.path("party").asText()).isEqualTo("customer");
    assertThat(asked.path("address").asText()).isEqualTo(world.customer);
    assertThat(asked.path("name").asText()).isEqualTo("Ana");
    assertThat(asked.path("subject").asText()).isEqualTo("Pedido " + world.externalId);
    assertThat(asked.path("body").asText()).isEqualTo("No funciona.");
    assertThat(asked.path("automatic").asBoolean()).isFalse();
    assertThat(asked.path("attachments")).isEmpty();
    assertThat(asked.path("source").asText()).startsWith("inbound_");
  }

  @Test
  @Requirement("CB-97")
  void aMailToCancelOpensACancellationTicket() {
    deliver(mail(world.customer, world.cancel(), "Baja", "Pedido: #" + world.externalId + "."));

    run();

    assertOutcomes(world, "TICKET_OPENED");
    assertThat(world.asked("inbound/tickets").getFirst().path("type").asText())
        .isEqualTo("cancellation");
  }

  @Test
  @Requirement("GEN-22")
  void aMailFromTheVendorsAccountOrSupportAddressIsTheVendorsRequest() {
    String second = world.order.replace(world.order.substring(6, 8), "01");
    world.addOrder(second, "B-" + world.externalId, world.customer);
    deliver(mail(world.account, world.refunds(), world.externalId, "Reembolso"));
    deliver(
        mail(
            world.support.toUpperCase(java.util.Locale.ROOT),
            world.refunds(),
            "B-" + world.externalId,
            "Reembolso"));

    run();

    assertOutcomes(world, "TICKET_OPENED", "TICKET_OPENED");
    assertThat(world.asked("inbound/tickets").getFirst().path("party").asText())
        .isEqualTo("vendor");
  }

  @Test
  @Requirement("GEN-22")
  void aMailFromAnyOtherAddressOpensNothingAndAsksTheCustomerOnFile() {
    deliver(mail("eve@elsewhere.example", world.refunds(), world.externalId, "Devuélvanlo"));

    run();

    assertOutcomes(world, "CONFIRMATION_ASKED unknown_sender");
    assertThat(world.asked("inbound/tickets")).isEmpty();
    assertThat(rows.written(world.marketplace, world.customer)).containsExactly("ORDER_CONFIRM");
  }

  @Test
  @Requirement({"GEN-22", "CB-98"})
  void theWriterIsToldTheSameWhetherOrNotThereIsSuchAnOrder() {
    deliver(mail("eve@elsewhere.example", world.refunds(), world.externalId, "Hola"));
    deliver(mail("bob@elsewhere.example", world.refunds(), "Z-404", "Hola"));

    run();

    assertOutcomes(world, "CONFIRMATION_ASKED unknown_sender", "ADVISED no_order");
    assertThat(content("eve@elsewhere.example"))
        .isNotEmpty()
        .isEqualTo(content("bob@elsewhere.example"));
  }

  private String content(String recipient) {
    return String.join(
        "",
        rows.texts(
            "select content from email where recipient = '"
                + recipient
                + "' and marketplace_id = ?",
            world.marketplace));
  }

  @Test
  @Requirement("CB-98")
  void everyWriterIsAdvisedOnceADay() {
    for (int i = 0; i < 3; i++) {
      deliver(mail(world.customer, world.refunds(), "Hola", "Sin número " + i));
    }
    run();
    assertThat(rows.written(world.marketplace, world.customer))
        .containsExactly("LEGACY_ADDRESS_ADVICE");

    rows.receivedEarlier(world.marketplace, "25 hours");
    deliver(mail(world.customer, world.refunds(), "Hola", "Otra vez"));
    run();

    assertThat(rows.written(world.marketplace, world.customer))
        .containsExactly("LEGACY_ADDRESS_ADVICE", "LEGACY_ADDRESS_ADVICE");
  }

  @Test
  void whoIsRefusedATicketIsToldSoForEachOrder() {
    peer.answer("POST", "/internal/inbound/tickets", 422, "{\"code\":\"refund-window-closed\"}");
    try {
      deliver(mail(world.customer, world.refunds(), "Hola", "Sin número"));
      deliver(mail(world.customer, world.refunds(), world.externalId, "Reembolso"));
      deliver(mail(world.customer, world.refunds(), world.externalId, "¡Reembolso!"));
      run();
    } finally {
      peer.reset();
    }

    assertOutcomes(
        world, "ADVISED no_order", "REFUSED refund-window-closed", "REFUSED refund-window-closed");
    assertThat(rows.written(world.marketplace, world.customer)).hasSize(2);
  }

  @Test
  @Requirement("GEN-23")
  void automaticMailOpensNothingAndIsNotAnswered() {
    deliver(
        mail(
            world.customer,
            world.refunds(),
            world.externalId,
            "x",
            "Auto-Submitted: auto-replied\n"));
    deliver(mail(world.customer, world.refunds(), world.externalId, "x", "Precedence: bulk\n"));
    deliver(mail(world.customer, world.refunds(), world.externalId, "x", "List-Id: <l.example>\n"));
    deliver(mail(world.customer, world.refunds(), world.externalId, "x", "Return-Path: <>\n"));
    deliver(mail("tickets@posventa.example", world.refunds(), world.externalId, "x"));
    deliver(mail(world.refunds(), world.refunds(), world.externalId, "x"));
    deliver(mail("reply+x@" + Postbox.DOMAIN, world.refunds(), world.externalId, "x"));

    run();

    assertOutcomes(
        world,
        "IGNORED automatic_reply",
        "IGNORED bulk",
        "IGNORED bulk",
        "IGNORED automatic_reply",
        "IGNORED own_address",
        "IGNORED own_address",
        "IGNORED own_address");
    assertThat(world.asked("inbound/tickets")).isEmpty();
    assertThat(rows.texts("select id from email where marketplace_id = ?", world.marketplace))
        .isEmpty();
  }

  @Test
  void aVendorsProgramMayStillAskButIsNotAnswered() {
    deliver(
        mail(
            world.account,
            world.refunds(),
            world.externalId,
            "x",
            "Auto-Submitted: auto-generated\n"));
    deliver(
        mail(
            "eve@elsewhere.example",
            world.refunds(),
            world.externalId,
            "x",
            "Auto-Submitted: auto-generated\n"));

    run();

    assertOutcomes(world, "TICKET_OPENED", "IGNORED generated");
    assertThat(rows.written(world.marketplace, world.account)).isEmpty();
  }

  @Test
  void anOrderInTheSubjectCountsBeforeThoseInTheText() {
    String second = world.order.replace(world.order.substring(6, 8), "01");
    world.addOrder(second, "B-" + world.externalId, world.customer);
    deliver(mail(world.customer, world.refunds(), world.externalId, "No B-" + world.externalId));
    deliver(
        mail(world.customer, world.refunds(), "Hola", world.externalId + " B-" + world.externalId));

    run();

    assertOutcomes(world, "TICKET_OPENED", "ADVISED several_orders");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"inbound\":\"off\",\"legacy_addresses\":[{\"local_part\":\"refunds\",\"opens\":\"refund\"}]}",
        "{\"inbound\":\"legacy_addresses\",\"legacy_addresses\":[{\"local_part\":\"help\",\"opens\":\"support\"}]}",
        "{}"
      })
  void onlyTheAddressesOfThePolicyAreTaken(String policy) {
    var other = new World(peer, policy);
    deliver(mail(other.customer, other.refunds(), other.externalId, "x"));

    run();

    assertOutcomes(other, "IGNORED address_not_taken");
  }

  @Test
  void aDomainThatTwoMarketplacesClaimBelongsToNobody() {
    rows.update(
        "update reference set data = jsonb_set(data, '{support_domains}', '[\""
            + world.domain
            + "\"]') where kind = 'marketplace' and marketplace_id = ?",
        new World(peer).marketplace);
    deliver(mail(world.customer, world.refunds(), world.externalId, "x"));

    run();

    assertThat(rows.outcomes(world.marketplace)).isEmpty();
    assertThat(rows.outcomes(Reception.NOBODY)).contains("IGNORED nobodys");
  }

  @Test
  void filesThatThePolicyDoesNotTakeAreNamed() {
    var none = new World(peer, World.POLICY, "{\"conversation\":{\"attachments\":false}}");
    deliver(
        """
        From: %s
        To: %s
        Subject: %s
        Message-ID: %s
        Content-Type: image/png; name=screen.png

        PNG
        """
            .formatted(none.customer, none.refunds(), none.externalId, messageId()));

    run();

    assertThat(none.asked("inbound/tickets").getFirst().path("body").asText())
        .endsWith("(Estos archivos del correo no se han incorporado: screen.png)");
  }

  @Test
  void filesBecomeAttachmentsAndThoseThatAreNotTakenAreNamed() {
    deliver(
        """
        From: %s
        To: %s
        Subject: %s
        Message-ID: %s
        Content-Type: multipart/mixed; boundary=m

        --m
        Content-Type: text/plain

        See the picture
        --m
        Content-Type: image/png; name=screen.png

        PNG
        --m
        Content-Type: application/octet-stream; name=virus.exe

        MZ
        --m--
        """
            .formatted(world.customer, world.refunds(), world.externalId, messageId()));

    run();

    assertOutcomes(world, "TICKET_OPENED");
    var asked = world.asked("inbound/tickets").getFirst();
    assertThat(asked.path("attachments")).hasSize(1);
    assertThat(asked.path("attachments").get(0).asText()).startsWith("att_");
    assertThat(asked.path("body").asText())
        .isEqualTo(
            "See the picture\n\n(Estos archivos del correo no se han incorporado: virus.exe)");
  }
}
