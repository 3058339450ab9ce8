package io.posventa.e2e.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.posventa.e2e.client.Views.Event;
import io.posventa.e2e.client.Views.HistoryEntry;
import io.posventa.e2e.client.Views.Message;
import io.posventa.e2e.client.Views.Ticket;
import io.posventa.e2e.house.Case;
import io.posventa.e2e.house.House;
import io.posventa.e2e.house.Sandbox;
import io.posventa.e2e.house.Vendor;
import io.posventa.platform.test.Requirement;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a ticket is, seen from both sides of it. */
@ExtendWith(House.class)
class StoryTest {
  private Sandbox sandbox;
  private Vendor vendor;

  @BeforeEach
  void aMarketplace() {
    sandbox = Sandbox.at("2026-03-03T09:00:00Z");
    vendor = sandbox.vendor("Europe/Madrid");
  }

  @Test
  @Requirement({"CB-01", "CB-06", "CB-11"})
  void theVendorSeesAndAnswersAllItsTickets() {
    var cases =
        List.of(
            sandbox.open(sandbox.customer(), "support", sandbox.sale(vendor)),
            sandbox.open(sandbox.customer(), "refund", sandbox.sale(vendor)),
            sandbox.open(sandbox.customer(), "cancellation", sandbox.subscription(vendor, 2)));
    sandbox.open(sandbox.customer(), "support", sandbox.sale(sandbox.vendor("Asia/Kolkata")));

    assertThat(vendor.client().all("/v1/tickets", Ticket.class))
        .extracting(Ticket::id)
        .containsExactlyInAnyOrderElementsOf(cases.stream().map(each -> each.id()).toList());
    cases.forEach(each -> each.tryReply(vendor.self(), "We are on it.").expect(201));
    assertThat(cases)
        .allSatisfy(each -> assertThat(each.ticket().awaiting()).isEqualTo("customer"));
  }

  @Test
  @Requirement({"CB-03", "CB-110"})
  void tenWordsBackAndForthAreKeptInOrder() {
    var one = sandbox.open(sandbox.customer(), "support", sandbox.sale(vendor));

    var said = IntStream.rangeClosed(1, 10).mapToObj(number -> "Word " + number).toList();
    for (String word : said) {
      boolean customers = said.indexOf(word) % 2 == 0;
      one.reply(customers ? sandbox.customer() : vendor.self(), word);
    }

    assertThat(one.messages()).extracting(Message::body).endsWith(said.toArray(String[]::new));
    assertThat(one.messages()).extracting(Message::ticketVersion).isSorted().hasSize(11);
  }

  @Test
  @Requirement({"CB-05", "CB-111"})
  void eitherPartyClosesASupportTicket() {
    var first = sandbox.open(sandbox.customer(), "support", sandbox.sale(vendor));
    var second = sandbox.open(sandbox.customer(), "support", sandbox.sale(vendor));

    first.close(sandbox.customer()).expect(200);
    second.close(vendor.self()).expect(200);

    assertThat(first.ticket().closedBy()).isNotNull();
    assertThat(first.ticket().closedBy().party()).isEqualTo("customer");
    assertThat(second.ticket().closedBy()).isNotNull();
    assertThat(second.ticket().closedBy().party()).isEqualTo("vendor");
  }

  @Test
  @Requirement({"CB-19", "CB-108"})
  void aVendorOpensTicketsForItsOwnOrdersOnly() {
    var others = sandbox.sale(sandbox.vendor("Asia/Kolkata"));

    var own = sandbox.open(vendor.self(), "refund", sandbox.sale(vendor));
    var foreign = Case.tryOpen(vendor.self(), "refund", others, Map.of());

    assertThat(own.ticket().openedBy().party()).isEqualTo("vendor");
    assertThat(foreign.expect(404).json().path("errors").path(0).path("pointer").asText())
        .isEqualTo("/order");
  }

  @Test
  @Requirement({"CB-109", "CB-112"})
  void theTicketShowsWhatWillHappenAndWhatMayBeDone() {
    var one = sandbox.open(sandbox.customer(), "refund", sandbox.sale(vendor));
    sandbox.settle();

    var seen = vendor.client().get(one.path()).expect(200).as(Ticket.class);

    assertThat(seen.deadlines())
        .singleElement()
        .satisfies(due -> assertThat(due.dueAt()).isEqualTo("2026-03-04T09:00:00Z"));
    assertThat(seen.allowedActions())
        .anySatisfy(
            action -> {
              assertThat(action.action()).isEqualTo("close");
              assertThat(action.allowed()).isFalse();
              assertThat(action.code()).isEqualTo("consent-required");
            })
        .anySatisfy(
            action -> {
              assertThat(action.action()).isEqualTo("reply");
              assertThat(action.allowed()).isTrue();
            });
  }

  @Test
  @Requirement("CB-23")
  void theHistoryIsAChainAndTheFeedTellsTheSame() {
    var one = sandbox.open(sandbox.customer(), "refund", sandbox.sale(vendor));
    one.reply(vendor.self(), "May we help?");
    one.convert(sandbox.customer(), "support").expect(200);
    one.close(vendor.self()).expect(200);
    sandbox.settle();

    var history = one.history();
    assertThat(history)
        .extracting(HistoryEntry::type)
        .containsExactly(
            "ticket.opened", "message.from_vendor", "ticket.converted", "ticket.closed");
    for (int i = 1; i < history.size(); i++) {
      assertThat(history.get(i).previousDigest()).isEqualTo(history.get(i - 1).digest());
    }
    assertThat(sandbox.events("ticket.*,message.*"))
        .filteredOn(event -> event.subject().equals(one.id()))
        .extracting(Event::type)
        .containsExactlyElementsOf(history.stream().map(HistoryEntry::type).toList());
  }
}
