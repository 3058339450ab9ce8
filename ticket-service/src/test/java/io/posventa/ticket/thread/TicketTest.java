package io.posventa.ticket.thread;

import static io.posventa.ticket.policy.TicketType.CANCELLATION;
import static io.posventa.ticket.policy.TicketType.REFUND;
import static io.posventa.ticket.policy.TicketType.SUPPORT;
import static io.posventa.ticket.thread.Samples.CUSTOMER;
import static io.posventa.ticket.thread.Samples.NOON;
import static io.posventa.ticket.thread.Samples.OPERATOR;
import static io.posventa.ticket.thread.Samples.PHONE;
import static io.posventa.ticket.thread.Samples.VENDOR;
import static io.posventa.ticket.thread.Samples.rules;
import static io.posventa.ticket.thread.Samples.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.posventa.platform.problem.Refusal;
import io.posventa.platform.test.Requirement;
import io.posventa.ticket.consent.Consent;
import io.posventa.ticket.party.Acting;
import io.posventa.ticket.party.Party;
import io.posventa.ticket.policy.TicketPolicy.VendorChange;
import io.posventa.ticket.policy.TicketType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TicketTest {
  private static final Instant LATER = NOON.plusSeconds(60);
  private static final Consent CONSENT = Consent.proven(LATER, Consent.Via.MESSAGE, "msg_customer");
  private static final Problem DECLINED = new Problem("declined", "The charge was disputed.");
  private static final DueStep STEP =
      new DueStep("deadline_1", "refund-grace", 0, "execute", LATER, 1, List.of());

  @ParameterizedTest
  @EnumSource(TicketType.class)
  @Requirement("CB-06")
  void everyTypeOpensAndAwaitsTheVendor(TicketType type) {
    var opened = ticket(type, CUSTOMER);

    assertThat(opened.status).isEqualTo(Ticket.Status.OPEN);
    assertThat(opened.awaiting).isEqualTo(Ticket.Awaiting.VENDOR);
    assertThat(opened.lastParty).isEqualTo(Party.CUSTOMER);
    assertThat(opened.unread.by(Party.VENDOR)).isTrue();
    assertThat(opened.unread.by(Party.CUSTOMER)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(TicketType.class)
  @Requirement({"CB-05", "CB-13"})
  void customerClosesItsTicketOfAnyType(TicketType type) {
    var ticket = ticket(type, CUSTOMER);

    var closed = close(ticket, CUSTOMER, Optional.empty());

    assertThat(closed.by()).isEqualTo(CUSTOMER);
    assertThat(ticket.status).isEqualTo(Ticket.Status.CLOSED);
    assertThat(ticket.closedBy).isEqualTo(Closer.of(CUSTOMER));
    assertThat(ticket.awaiting).isEqualTo(Ticket.Awaiting.NONE);
    assertThat(ticket.closedAt).isEqualTo(LATER);
  }

  @Test
  @Requirement("CB-05")
  void vendorClosesSupportWithoutAsking() {
    var ticket = ticket(SUPPORT, CUSTOMER);

    close(ticket, VENDOR, Optional.empty());

    assertThat(ticket.status).isEqualTo(Ticket.Status.CLOSED);
  }

  @Test
  @Requirement({"CB-16", "CB-13"})
  void vendorClosesARequestOnlyWithTheCustomersConsent() {
    var ticket = ticket(REFUND, CUSTOMER);

    refused("consent-required", () -> close(ticket, VENDOR, Optional.empty()));
    var closed = close(ticket, VENDOR, Optional.of(CONSENT));

    assertThat(closed.consent()).contains(CONSENT);
    assertThat(ticket.consent).isEqualTo(CONSENT);
  }

  @Test
  @Requirement({"CB-16", "CB-14"})
  void vendorChangesARequestOnlyWithTheCustomersConsent() {
    var ticket = ticket(CANCELLATION, CUSTOMER);

    refused("consent-required", () -> convert(ticket, VENDOR, SUPPORT, Optional.empty()));
    convert(ticket, VENDOR, SUPPORT, Optional.of(CONSENT));

    assertThat(ticket.type).isEqualTo(SUPPORT);
    assertThat(ticket.awaiting).isEqualTo(Ticket.Awaiting.CUSTOMER);
  }

  @Test
  @Requirement({"CB-09", "CB-16"})
  void aRequestByPhoneIsTheCustomersToo() {
    var ticket = ticket(REFUND, PHONE);

    refused("consent-required", () -> close(ticket, VENDOR, Optional.empty()));
    assertThat(ticket.openedBy.party()).isEqualTo(Party.CUSTOMER);
    assertThat(ticket.openedBy.role()).isEqualTo("operator");
  }

  @Test
  void aRequestOfTheOperatorsOwnIsTreatedLikeTheCustomers() {
    var ticket = ticket(REFUND, OPERATOR);

    refused("consent-required", () -> close(ticket, VENDOR, Optional.empty()));
    assertThat(ticket.lastParty).isEqualTo(Party.CUSTOMER);
    assertThat(ticket.awaiting).isEqualTo(Ticket.Awaiting.VENDOR);
  }

  @Test
  @Requirement({"CB-21", "CB-20"})
  void vendorClosesItsOwnRequestWithoutConsent() {
    var ticket = ticket(REFUND, VENDOR);

    assertThat(ticket.awaiting).isEqualTo(Ticket.Awaiting.NONE);
    close(ticket, VENDOR, Optional.empty());

    assertThat(ticket.status).isEqualTo(Ticket.Status.CLOSED);
  }

  @Test
  void aRequestStaysTheCustomersWhenTheVendorChangesItsKind() {
    var ticket = ticket(REFUND, CUSTOMER);
    convert(ticket, VENDOR, CANCELLATION, Optional.of(CONSENT));

    refused("consent-required", () -> close(ticket, VENDOR, Optional.empty()));
  }

  @Test
  @Requirement("CB-21")
  void supportThatTheVendorTurnedIntoARequestIsTheVendorsToClose() {
    var ticket = ticket(SUPPORT, CUSTOMER);
    convert(ticket, VENDOR, REFUND, Optional.empty());

    close(ticket, VENDOR, Optional.empty());

    assertThat(ticket.status).isEqualTo(Ticket.Status.CLOSED);
  }

  @Test
  void aPolicyThatAllowsLetsTheVendorCloseAndOneThatAuditsKeepsATrace() {
    var allowed = ticket(REFUND, CUSTOMER);
    var audited = ticket(REFUND, CUSTOMER);

    var free = close(allowed, VENDOR, rules(VendorChange.ALLOW), Optional.empty());
    var traced = close(audited, VENDOR, rules(VendorChange.ALLOW_AND_AUDIT), Optional.empty());

    assertThat(free.facts()).doesNotContainKey("without_consent");
    assertThat(traced.facts()).containsEntry("without_consent", true);
  }

  @Test
  @Requirement("CB-57")
  void aVendorThatLostTheChanceToSaveSalesNeitherClosesNorChangesRequests() {
    var ticket = ticket(REFUND, CUSTOMER);
    var immediate = Samples.immediate();

    refused("vendor-may-not-save", () -> close(ticket, VENDOR, immediate, Optional.of(CONSENT)));
    refused(
        "vendor-may-not-save",
        () ->
            ticket.convert(
                VENDOR, SUPPORT, immediate, Optional.empty(), Optional.of(CONSENT), LATER));
    refused(
        "vendor-may-not-save",
        () -> close(ticket, VENDOR, Samples.unsaving(), Optional.of(CONSENT)));
    close(ticket, CUSTOMER, immediate, Optional.empty());
    assertThat(ticket.status).isEqualTo(Ticket.Status.CLOSED);
  }

  @Test
  @Requirement("CB-57")
  void suchAVendorStillClosesSupportAndGrantsRefunds() {
    var support = ticket(SUPPORT, CUSTOMER);
    var granted = ticket(SUPPORT, CUSTOMER);
    var immediate = Samples.immediate();

    close(support, VENDOR, immediate, Optional.empty());
    granted.convert(VENDOR, REFUND, immediate, Optional.empty(), Optional.empty(), LATER);

    assertThat(support.status).isEqualTo(Ticket.Status.CLOSED);
    assertThat(granted.type).isEqualTo(REFUND);
  }

  @Test
  @Requirement({"CB-22", "CB-23", "CB-14"})
  void customerChangesTheTypeBothWays() {
    var ticket = ticket(SUPPORT, CUSTOMER);

    var there = convert(ticket, CUSTOMER, REFUND, Optional.empty());
    assertThat(ticket.exclusiveKey).isEqualTo("order_1");
    var back = convert(ticket, CUSTOMER, SUPPORT, Optional.empty());

    assertThat(there.from()).isEqualTo(SUPPORT);
    assertThat(there.to()).isEqualTo(REFUND);
    assertThat(back.to()).isEqualTo(SUPPORT);
    assertThat(ticket.exclusiveKey).isNull();
    assertThat(ticket.requestedBy).isNull();
    assertThat(ticket.typeChangedBy).isEqualTo(Party.CUSTOMER);
    assertThat(ticket.typeChangedAt).isEqualTo(LATER);
  }

  @Test
  void changingToTheSameTypeIsRefused() {
    refused(
        "invalid-transition",
        () -> convert(ticket(REFUND, CUSTOMER), CUSTOMER, REFUND, Optional.empty()));
  }

  @Test
  void operatorsCloseNothingWhereThePolicyDoesNotNameThem() {
    refused("forbidden", () -> close(ticket(SUPPORT, CUSTOMER), OPERATOR, Optional.empty()));
  }

  @Test
  @Requirement({"CB-21", "GEN-04"})
  void nobodyClosesOrChangesWhatIsBeingProcessed() {
    var ticket = executing();

    refused("ticket-executing", () -> close(ticket, CUSTOMER, Optional.empty()));
    refused("ticket-executing", () -> close(ticket, VENDOR, Optional.of(CONSENT)));
    refused("ticket-executing", () -> convert(ticket, CUSTOMER, SUPPORT, Optional.empty()));
    ticket.reply(CUSTOMER, false, rules(), LATER);
    assertThat(ticket.awaiting).isEqualTo(Ticket.Awaiting.NONE);
  }

  @Test
  void nothingHappensToAClosedTicket() {
    var ticket = ticket(SUPPORT, CUSTOMER);
    close(ticket, CUSTOMER, Optional.empty());

    refused("ticket-already-closed", () -> close(ticket, CUSTOMER, Optional.empty()));
    refused("ticket-already-closed", () -> convert(ticket, CUSTOMER, REFUND, Optional.empty()));
    refused("ticket-already-closed", () -> ticket.reply(VENDOR, false, rules(), LATER));
  }

  @Test
  @Requirement("CB-18")
  void aProcessedRequestIsClosedByTheSystem() {
    var ticket = executing();

    var closed = ticket.settle(LATER);

    assertThat(closed.reason()).isEqualTo(Ticket.CloseReason.PROCESSED);
    assertThat(ticket.closedBy).isEqualTo(Closer.of(Acting.SYSTEM));
  }

  @Test
  void aRequestThatCannotBePaidIsOpenAgainForTheOperator() {
    var ticket = executing();

    ticket.needPerson(DECLINED, LATER);
    assertThat(ticket.status).isEqualTo(Ticket.Status.EXECUTING);
    assertThat(ticket.awaiting).isEqualTo(Ticket.Awaiting.OPERATOR);
    ticket.fail(DECLINED, LATER);

    assertThat(ticket.status).isEqualTo(Ticket.Status.OPEN);
    assertThat(ticket.awaiting).isEqualTo(Ticket.Awaiting.OPERATOR);
    assertThat(ticket.problemDetail).isEqualTo("The charge was disputed.");
  }

  @Test
  @Requirement("CB-24")
  void anUnansweredTicketIsClosedForInactivity() {
    var ticket = ticket(SUPPORT, CUSTOMER);

    ticket.expire(Ticket.CloseReason.INACTIVITY, LATER);

    assertThat(ticket.closeReason).isEqualTo(Ticket.CloseReason.INACTIVITY);
    assertThat(ticket.closedBy).isEqualTo(Closer.of(Acting.SYSTEM));
  }

  @Test
  void theTurnGoesToTheOtherSideAndAutomaticMessagesLeaveIt() {
    var ticket = ticket(SUPPORT, CUSTOMER);

    ticket.reply(VENDOR, true, rules(), LATER);
    assertThat(ticket.awaiting).isEqualTo(Ticket.Awaiting.VENDOR);
    ticket.reply(VENDOR, false, rules(), LATER);
    assertThat(ticket.awaiting).isEqualTo(Ticket.Awaiting.CUSTOMER);
    assertThat(ticket.awaitingSince).isEqualTo(LATER);
    ticket.reply(OPERATOR, false, rules(), LATER);

    assertThat(ticket.awaiting).isEqualTo(Ticket.Awaiting.CUSTOMER);
    assertThat(ticket.lastParty).isEqualTo(Party.VENDOR);
    assertThat(ticket.unread.by(Party.CUSTOMER)).isTrue();
  }

  @Test
  void readingIsNoChange() {
    var ticket = ticket(SUPPORT, CUSTOMER);
    long version = ticket.nextVersion();

    ticket.unread.read(Party.VENDOR);

    assertThat(ticket.unread.by(Party.VENDOR)).isFalse();
    assertThat(ticket.nextVersion()).isEqualTo(version);
    assertThat(ticket.updatedAt).isEqualTo(NOON);
  }

  private static Ticket executing() {
    var ticket = ticket(REFUND, CUSTOMER);
    ticket.execute(STEP, LATER);
    return ticket;
  }

  private static TicketEvent.Closed close(Ticket ticket, Acting by, Optional<Consent> consent) {
    return close(ticket, by, rules(), consent);
  }

  private static TicketEvent.Closed close(
      Ticket ticket, Acting by, Rules rules, Optional<Consent> consent) {
    return ticket.close(by, Ticket.CloseReason.SOLVED, rules, Optional.empty(), consent, LATER);
  }

  private static TicketEvent.Converted convert(
      Ticket ticket, Acting by, TicketType to, Optional<Consent> consent) {
    return ticket.convert(by, to, rules(), Optional.empty(), consent, LATER);
  }

  private static void refused(String code, ThrowingCallable command) {
    assertThatThrownBy(command)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.problem().code()).isEqualTo(code));
  }
}
