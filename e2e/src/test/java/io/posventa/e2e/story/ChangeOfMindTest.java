package io.posventa.e2e.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.posventa.e2e.client.Views.Deadline;
import io.posventa.e2e.client.Views.HistoryEntry;
import io.posventa.e2e.house.Books;
import io.posventa.e2e.house.Case;
import io.posventa.e2e.house.House;
import io.posventa.e2e.house.Sandbox;
import io.posventa.e2e.house.Vendor;
import io.posventa.platform.test.Requirement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tickets that become something else, end before their time, or a millisecond too late. */
@ExtendWith(House.class)
class ChangeOfMindTest {
  private Sandbox sandbox;
  private Vendor madrid;

  @BeforeEach
  void tuesdayTenInMadrid() {
    sandbox = Sandbox.at("2026-03-24T09:00:00Z");
    madrid = sandbox.vendor("Europe/Madrid");
  }

  @Test
  @Requirement({"CB-22", "CB-23", "CB-47"})
  void theCustomersChangeToRefundGivesTheVendorADay() {
    var one = sandbox.open(sandbox.customer(), "support", sandbox.sale(madrid));
    sandbox.advance("2026-03-27T09:00:00Z"); // Friday 10:00, in winter time

    one.convert(sandbox.customer(), "refund").expect(200);
    sandbox.settle();

    assertThat(one.due()).isEqualTo("2026-03-30T08:00:00Z"); // Monday 10:00, in summer time
    assertThat(ladders(one, "cancelled")).contains("vendor-silent");
    sandbox.advance("2026-03-30T08:00:00Z");
    assertThat(one.ticket().closeReason()).isEqualTo("processed");
    assertThat(Books.refunds(one.sale().charge())).hasSize(1);
  }

  @Test
  @Requirement({"CB-23", "CB-46"})
  void theVendorsChangeToRefundTakesFiveMinutes() {
    var one = sandbox.open(sandbox.customer(), "support", sandbox.sale(madrid));
    sandbox.advance("2026-03-28T20:00:00Z"); // Saturday

    one.convert(madrid.self(), "refund").expect(200);
    sandbox.settle();

    assertThat(one.due()).isEqualTo("2026-03-28T20:05:00Z");
    sandbox.advance("2026-03-28T20:05:00Z");
    assertThat(one.ticket().closedAt()).isEqualTo("2026-03-28T20:05:00Z");
    assertThat(Books.refunds(one.sale().charge())).hasSize(1);
  }

  @Test
  @Requirement({"CB-14", "CB-15", "CB-23", "CB-47"})
  void aWithdrawnRequestIsSupportAgainAndNothingIsPaid() {
    var one = sandbox.open(sandbox.customer(), "refund", sandbox.sale(madrid));
    sandbox.advance("2026-03-24T21:00:00Z");

    one.convert(sandbox.customer(), "support").expect(200);
    sandbox.advance("2026-03-25T12:00:00Z"); // past the old due time

    assertThat(one.ticket().type()).isEqualTo("support");
    assertThat(one.ticket().status()).isEqualTo("open");
    assertThat(Books.refunds(one.sale().charge())).isEmpty();
    assertThat(one.refunds()).singleElement().returns("saved", refund -> refund.status());
    assertThat(one.pending()).extracting(Deadline::ladder).containsOnly("vendor-silent");
    assertThat(one.pending().getFirst().dueAt()).isEqualTo("2026-03-26T21:00:00Z");

    one.convert(sandbox.customer(), "refund").expect(200);
    sandbox.settle();
    assertThat(one.due()).isEqualTo("2026-03-26T12:00:00Z");
    assertThat(one.history())
        .filteredOn(entry -> entry.type().equals("ticket.converted"))
        .hasSize(2);
    sandbox.advance("2026-03-26T12:00:00Z");
    assertThat(Books.refunds(one.sale().charge())).hasSize(1);
  }

  @Test
  @Requirement({"CB-12", "CB-13", "CB-05"})
  void aCloseOneMillisecondBeforeWins() {
    var one = sandbox.open(sandbox.customer(), "refund", sandbox.sale(madrid));
    sandbox.advance("2026-03-25T08:59:59.999Z");

    one.close(sandbox.customer()).expect(200);
    sandbox.advance("2026-03-26T09:00:00Z");

    assertThat(one.ticket().closeReason()).isEqualTo("withdrawn");
    assertThat(one.deadlines())
        .singleElement()
        .returns("cancelled", Deadline::status)
        .returns("ticket.closed", Deadline::cancelledBy);
    assertThat(one.refunds()).singleElement().returns("saved", refund -> refund.status());
    assertThat(Books.refunds(one.sale().charge())).isEmpty();
  }

  @Test
  @Requirement({"CB-14", "CB-15"})
  void aConversionOneMillisecondBeforeWins() {
    var one = sandbox.open(sandbox.customer(), "refund", sandbox.sale(madrid));
    sandbox.advance("2026-03-25T08:59:59.999Z");

    one.convert(sandbox.customer(), "support").expect(200);
    sandbox.advance("2026-03-25T09:00:00.001Z");

    assertThat(one.ticket().type()).isEqualTo("support");
    assertThat(Books.refunds(one.sale().charge())).isEmpty();
  }

  @Test
  @Requirement({"CB-12", "CB-18", "CB-21"})
  void oneMillisecondAfterIsTooLateToCloseOrConvert() {
    var one = sandbox.open(sandbox.customer(), "refund", sandbox.sale(madrid));
    sandbox.advance("2026-03-25T09:00:00.001Z");

    var close = one.close(sandbox.customer()).expect(409);
    var convert = one.convert(sandbox.customer(), "support").expect(409);

    assertThat(close.code()).isEqualTo("ticket-already-closed");
    assertThat(convert.code()).isEqualTo("ticket-already-closed");
    assertThat(one.ticket().closedAt()).isEqualTo("2026-03-25T09:00:00Z");
    assertThat(Books.refunds(one.sale().charge())).hasSize(1);
  }

  @Test
  void whileItIsBeingProcessedACloseIsRefusedAndMessagesAreNot() {
    var sale = sandbox.sale(madrid);
    Books.misbehave("DECLINED", sale.charge());
    var one = sandbox.open(sandbox.customer(), "refund", sale);
    sandbox.advance("2026-03-25T09:00:00.001Z");

    assertThat(one.ticket().status()).isEqualTo("executing");
    assertThat(one.ticket().awaiting()).isEqualTo("operator");
    assertThat(one.close(sandbox.customer()).expect(409).code()).isEqualTo("ticket-executing");
    assertThat(one.convert(sandbox.customer(), "support").expect(409).code())
        .isEqualTo("ticket-executing");
    one.tryReply(sandbox.customer(), "Where is it?").expect(201);

    var refund = one.refunds().getFirst();
    assertThat(refund.status()).isEqualTo("needs_person");
    sandbox.operator().postOnce("/v1/refunds/" + refund.id() + "/cancel", Map.of()).expect(200);
    sandbox.settle();
    assertThat(one.refunds().getFirst().status()).isEqualTo("failed");
    assertThat(one.ticket().status()).isEqualTo("open");
    assertThat(one.pending()).isEmpty();
    assertThat(Books.refunds(sale.charge())).isEmpty();
  }

  @Test
  @Requirement("CB-21")
  void theVendorTakesItsOwnRequestBackWithinFiveMinutesAndNotAfter() {
    var early = sandbox.open(madrid.self(), "refund", sandbox.sale(madrid));
    var late = sandbox.open(madrid.self(), "refund", sandbox.sale(madrid));

    sandbox.advance("2026-03-24T09:04:00Z");
    early.close(madrid.self()).expect(200); // without anybody's consent
    sandbox.advance("2026-03-24T09:06:00Z");
    late.close(madrid.self()).expect(409);

    assertThat(Books.refunds(early.sale().charge())).isEmpty();
    assertThat(Books.refunds(late.sale().charge())).hasSize(1);
  }

  @Test
  @Requirement({"CB-56", "CB-57", "CB-73"})
  void aVendorThatAbusedTheRuleHasNoTimeToSaveSales() {
    sandbox
        .operator()
        .patch(
            "/v1/vendors/" + madrid.id(),
            Map.of("refund_mode", "immediate", "reason", "Upheld complaint of 2 March"))
        .expect(200);
    sandbox.settle();
    sandbox.advance("2026-03-28T09:00:00Z"); // Saturday: it makes no difference

    var sale = sandbox.sale(madrid);
    Books.misbehave("DECLINED", sale.charge()); // so that the ticket stays for a look
    var refused = sandbox.open(sandbox.customer(), "refund", sale);
    var one = sandbox.open(sandbox.customer(), "refund", sandbox.sale(madrid));
    var vendorsClose = refused.close(madrid.self(), Map.of("consent", phoneConsent()));
    sandbox.settle();

    assertThat(vendorsClose.expect(403).code()).isEqualTo("vendor-may-not-save");
    assertThat(one.deadlines())
        .singleElement()
        .returns("refund-immediate", Deadline::ladder)
        .returns(Instant.parse("2026-03-28T09:00:00Z"), Deadline::firedAt);
    assertThat(one.ticket().closeReason()).isEqualTo("processed");
    assertThat(Books.refunds(one.sale().charge())).hasSize(1);
  }

  @Test
  @Requirement({"CB-16", "CB-13", "CB-14"})
  void theVendorClosesACustomersRequestOnlyWithItsConsent() {
    var one = sandbox.open(sandbox.customer(), "refund", sandbox.sale(madrid));

    assertThat(one.close(madrid.self()).expect(422).code()).isEqualTo("consent-required");
    assertThat(one.convert(madrid.self(), "support").expect(422).code())
        .isEqualTo("consent-required");
    var invented = Map.of("by", "customer", "via", "message", "evidence", "msg_" + "0".repeat(26));
    assertThat(one.close(madrid.self(), Map.of("consent", invented)).status()).isIn(404, 422);
    var message = one.reply(sandbox.customer(), "It works now: you may close this.");
    var consent = Map.of("by", "customer", "via", "message", "evidence", message.id());
    one.close(madrid.self(), Map.of("consent", consent)).expect(200);

    sandbox.advance("2026-03-26T09:00:00Z");
    assertThat(one.ticket().status()).isEqualTo("closed");
    assertThat(Books.refunds(one.sale().charge())).isEmpty();
  }

  @Test
  @Requirement("CB-16")
  void aProposalIsTheOtherWayAndTheClockRunsOnUntilItIsAccepted() {
    var saved = sandbox.open(sandbox.customer(), "refund", sandbox.sale(madrid));
    var lost = sandbox.open(sandbox.customer(), "refund", sandbox.sale(madrid));
    var proposals =
        List.of(saved, lost).stream()
            .map(
                one ->
                    madrid
                        .client()
                        .post(
                            one.path() + "/proposals",
                            Map.of("action", "convert", "type", "support"))
                        .expect(201)
                        .json()
                        .path("id")
                        .asText())
            .toList();
    sandbox.settle();
    assertThat(saved.due()).isEqualTo("2026-03-25T09:00:00Z");

    String accept = "/proposals/" + proposals.getFirst() + "/accept";
    madrid.client().post(saved.path() + accept, Map.of()).expect(403);
    sandbox.shop().post(saved.path() + accept, Map.of("on_behalf_of", "customer")).expect(200);
    sandbox.advance("2026-03-25T10:00:00Z");

    assertThat(saved.ticket().type()).isEqualTo("support");
    assertThat(Books.refunds(saved.sale().charge())).isEmpty();
    assertThat(lost.ticket().closeReason()).isEqualTo("processed");
    assertThat(Books.refunds(lost.sale().charge())).hasSize(1);
  }

  @Test
  @Requirement({"CB-69", "CB-68", "CB-03"})
  void everyWordOfEitherPartyStartsTheCountAgain() {
    var one = sandbox.open(sandbox.customer(), "support", sandbox.sale(madrid));

    sandbox.advance("2026-03-26T08:00:00Z"); // 47 hours on
    one.reply(sandbox.customer(), "Hello?");
    sandbox.settle();
    assertThat(dues(one)).first().isEqualTo(Instant.parse("2026-03-28T08:00:00Z"));

    sandbox.advance("2026-03-27T09:00:00Z");
    one.reply(madrid.self(), "We are looking into it.");
    sandbox.settle();
    assertThat(one.pending()).extracting(Deadline::ladder).containsOnly("customer-silent");
    assertThat(dues(one)) // Friday; seven open days on is Tuesday 7 April, in summer time
        .containsExactly(
            Instant.parse("2026-04-07T08:00:00Z"), Instant.parse("2026-04-16T08:00:00Z"));

    sandbox.advance("2026-03-28T09:00:00Z");
    one.reply(sandbox.customer(), "Thank you.");
    sandbox.advance("2026-03-28T10:00:00Z");
    assertThat(one.pending()).extracting(Deadline::ladder).containsOnly("vendor-silent");
    assertThat(one.history())
        .extracting(HistoryEntry::type)
        .doesNotContain("ticket.warned", "ticket.closed");
    assertThat(one.messages()).hasSize(4);
  }

  @Test
  @Requirement("CB-70")
  void anIdleRequestIsNotWarned() {
    sandbox.advance("2026-03-27T09:00:00Z"); // Friday
    var one = sandbox.open(sandbox.customer(), "refund", sandbox.sale(madrid));

    sandbox.advance("2026-03-30T07:59:00Z");

    assertThat(one.history()).extracting(HistoryEntry::type).containsExactly("ticket.opened");
  }

  private static Map<String, Object> phoneConsent() {
    return Map.of("by", "customer", "via", "phone", "evidence", "Called at noon");
  }

  private static List<Instant> dues(Case one) {
    return one.pending().stream().map(Deadline::dueAt).toList();
  }

  private static List<String> ladders(Case one, String status) {
    return one.deadlines().stream()
        .filter(each -> each.status().equals(status))
        .map(Deadline::ladder)
        .toList();
  }
}
