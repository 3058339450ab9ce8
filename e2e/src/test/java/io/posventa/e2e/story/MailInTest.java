package io.posventa.e2e.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.posventa.e2e.client.Answer;
import io.posventa.e2e.client.Client;
import io.posventa.e2e.client.Views.Email;
import io.posventa.e2e.client.Views.Mail;
import io.posventa.e2e.client.Views.Message;
import io.posventa.e2e.client.Views.Ticket;
import io.posventa.e2e.house.Case;
import io.posventa.e2e.house.House;
import io.posventa.e2e.house.Letter;
import io.posventa.e2e.house.Mailbox;
import io.posventa.e2e.house.Mails;
import io.posventa.e2e.house.Sale;
import io.posventa.e2e.house.Sandbox;
import io.posventa.e2e.house.Vendor;
import io.posventa.platform.test.Requirement;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people and machines write by mail, through SMTP and IMAP. */
@ExtendWith(House.class)
@TestInstance(Lifecycle.PER_CLASS)
class MailInTest {
  private static final String MONDAY = "2026-03-02T09:00:00Z";
  private static final int MOST_ROUNDS = 6;

  private Sandbox sandbox;

  @BeforeAll
  void begin() {
    sandbox = Sandbox.at(MONDAY);
  }

  /** An order whose only mails are those of its tickets. */
  private static Sale quietSale(Sandbox sandbox, Vendor vendor) {
    return Sale.once(sandbox, vendor, sandbox.now().minus(Duration.ofDays(1)))
        .with("send_receipt", false)
        .push();
  }

  private Case opened(Vendor vendor, String type) {
    var one = sandbox.open(sandbox.customer(), type, quietSale(sandbox, vendor));
    sandbox.settle();
    return one;
  }

  private static Mail lastMail(String address, Case about) {
    return Mails.to(address, about).getLast();
  }

  @Test
  void whateverHappensToATicketIsOneThreadInEachMailbox() {
    var market = Sandbox.at(MONDAY);
    var vendor = market.vendor("Europe/Madrid");
    var one = market.open(market.customer(), "support", quietSale(market, vendor));
    String customer = one.sale().email();
    market.settle();
    Letter.answering(lastMail(vendor.email(), one)).text("Which browser?").arrive(market);
    market.settle();
    var asked = lastMail(customer, one);
    Letter.answering(asked).text("An old one.").quoting(asked).arrive(market);
    market.advance("2026-03-04T10:00:00Z");
    one.convert(market.customer(), "refund", Map.of("comment", "My money, please.")).expect(200);
    market.advance("2026-03-05T10:00:00Z");

    assertThat(one.emails())
        .extracting(Email::template)
        .containsOnly(
            "ticket_opened",
            "ticket_reply",
            "inactivity_warning_vendor_1",
            "ticket_modified",
            "refund_confirmation",
            "ticket_closed");
    for (String address : List.of(customer, vendor.email())) {
      var mails = Mailbox.of(address, one.ticket().number());
      assertThat(mails).extracting(Mailbox.Mail::messageId).hasSize(7).doesNotHaveDuplicates();
      assertIsOneThread(mails);
    }
  }

  /** By the headers that all mail programs go by: each mail hangs from one before it. */
  private static void assertIsOneThread(List<Mailbox.Mail> mails) {
    var first = mails.getFirst();
    assertThat(first.answers()).isEmpty();
    assertThat(first.references()).isEmpty();
    var earlier = new HashSet<String>();
    earlier.add(first.messageId());
    for (var mail : mails.subList(1, mails.size())) {
      assertThat(mail.references()).startsWith(first.messageId()).endsWith(mail.answers());
      assertThat(earlier).containsAll(mail.references());
      earlier.add(mail.messageId());
    }
  }

  @Test
  void anAnswerByMailIsAMessageOfThePartyThatGotTheMail() {
    var vendor = sandbox.vendor("Europe/Madrid");
    var one = opened(vendor, "support");
    String customer = one.sale().email();

    var told = lastMail(customer, one);
    var arrived =
        Letter.answering(told).text("It is Firefox.\n\nThe 12th.").quoting(told).arrive(sandbox);
    var read = lastMail(vendor.email(), one);
    Letter.answering(read).text("Thank you, Ana.").quoting(read).arrive(sandbox);

    assertThat(arrived.outcome()).isEqualTo("message_added");
    assertThat(arrived.ticket()).isEqualTo(one.id());
    assertThat(one.messages())
        .extracting(message -> message.from().party() + ": " + message.body())
        .containsExactly(
            "customer: The first word on " + one.sale().name() + ".",
            "customer: It is Firefox.\n\nThe 12th.",
            "vendor: Thank you, Ana.");
    assertThat(one.messages().get(1).id()).isEqualTo(arrived.message());
    assertThat(one.messages().get(1).sentFrom()).isEqualTo(customer);
    sandbox.settle();
    assertThat(lastMail(customer, one).text()).contains("Thank you, Ana.");
  }

  @Test
  @Requirement("GEN-26")
  void aFileInAMailIsAnAttachmentOfItsMessage() {
    var one = opened(sandbox.vendor("Europe/Madrid"), "support");

    Letter.answering(lastMail(one.sale().email(), one))
        .text("See the log.")
        .file("browser.txt", "It stood still.")
        .file("virus.exe", "MZ")
        .arrive(sandbox);

    var message = one.messages().getLast();
    assertThat(message.body()).startsWith("See the log.").contains("virus.exe");
    assertThat(message.attachments()).hasSize(1);
    var file = message.attachments().getFirst();
    assertThat(file.name()).isEqualTo("browser.txt");
    assertThat(file.type()).isEqualTo("text/plain");
    assertThat(served(sandbox.shop(), file.id()).text()).isEqualTo("It stood still.");
  }

  private static Answer served(Client reader, String file) {
    String url = reader.get("/v1/attachments/" + file).expect(200).json().path("url").asText();
    var address = URI.create(url);
    return House.client("").get(address.getRawPath()).expect(200);
  }

  @Test
  void aMailThatComesTwiceIsOneMessage() {
    var one = opened(sandbox.vendor("Europe/Madrid"), "support");
    var told = lastMail(one.sale().email(), one);
    var twice = Letter.answering(told).text("Once.");

    twice.send();
    twice.send();
    Letter.answering(told).text("And then?").arrive(sandbox); // read after both
    twice.send();
    Letter.answering(told).text("So long.").arrive(sandbox);

    assertThat(one.messages().stream().skip(1))
        .extracting(Message::body)
        .containsExactly("Once.", "And then?", "So long.");
  }

  @ParameterizedTest
  @CsvSource({
    "refunds, refund, customer, PT24H",
    "refunds, refund, vendor, PT5M",
    "cancel, cancellation, customer, PT24H",
    "cancel, cancellation, vendor, PT5M"
  })
  @Requirement({"CB-96", "CB-97", "CB-98", "GEN-22"})
  void aMailToALegacyAddressIsItsWritersTicket(
      String localPart, String type, String party, String wait) {
    var vendor = sandbox.vendor("Europe/Madrid");
    var sale = sandbox.subscription(vendor, 2);
    sandbox.settle();
    String writer = party.equals("customer") ? sale.email() : vendor.email();

    var arrived =
        Letter.to(sandbox.address(localPart), writer, "About order " + sale.name())
            .text("Please see to it.")
            .arrive(sandbox);
    sandbox.settle();

    assertThat(arrived.outcome()).isEqualTo("ticket_opened");
    var one = Case.known(sandbox, String.valueOf(arrived.ticket()), sale);
    var ticket = one.ticket();
    assertThat(ticket.type()).isEqualTo(type);
    assertThat(ticket.channel()).isEqualTo("email");
    assertThat(ticket.openedBy().party()).isEqualTo(party);
    assertThat(one.due()).isEqualTo(sandbox.now().plus(Duration.parse(wait)));
    assertThat(one.messages()).extracting(Message::body).containsExactly("Please see to it.");
    var advice = advice(writer);
    assertThat(advice.text()).contains(ticket.number());
    var me = House.client(Mails.token(advice)).get("/v1/me").expect(200).json();
    assertThat(me.path("case").asText()).isEqualTo(one.id());
    assertThat(me.path("party").asText()).isEqualTo(party);
  }

  /** The one mail that tells a writer of better ways. */
  private static Mail advice(String writer) {
    var advice =
        Mails.to(writer).stream().filter(mail -> mail.subject().contains("use tickets")).toList();
    assertThat(advice).hasSize(1);
    return advice.getFirst();
  }

  @Test
  @Requirement({"GEN-22", "CB-98", "CB-99"})
  void aStrangerOpensNothingLearnsNothingAndTheCustomerIsAsked() {
    var sale = quietSale(sandbox, sandbox.vendor("Europe/Madrid"));
    sandbox.settle();
    String eve = "eve@" + sale.name() + ".example";
    String bob = "bob@" + sale.name() + ".example";
    String refunds = sandbox.address("refunds");

    var named = Letter.to(refunds, eve, "Order " + sale.name()).text("Refund it.").arrive(sandbox);
    Letter.to(refunds, bob, "Order Z-" + sale.name()).text("Refund it.").arrive(sandbox);
    sandbox.settle();

    assertThat(named.outcome()).isEqualTo("confirmation_asked");
    assertThat(sandbox.shop().all("/v1/tickets?order=" + sale.id())).isEmpty();
    var advice = advice(eve);
    assertThat(advice.subject()).isEqualTo(advice(bob).subject());
    assertThat(advice.text())
        .isEqualTo(advice(bob).text())
        .containsSubsequence("link in the sale notification", "transaction list", "API")
        .doesNotContain(sale.name());
    assertThat(advice.html()).isEqualTo(advice(bob).html());
    var question = Mails.to(sale.email());
    assertThat(question).hasSize(1);
    assertThat(opens(question.getFirst(), sale).openedBy().party()).isEqualTo("customer");
  }

  /** The customer says yes by the link of the mail. */
  private Ticket opens(Mail question, Sale sale) {
    var answer =
        House.client(Mails.token(question))
            .postOnce(
                "/v1/tickets",
                Map.of("type", "refund", "subject", "Yes", "body", "Mine.", "order", sale.id()))
            .expect(201);
    sandbox.settle();
    var one = Case.known(sandbox, answer.json().path("id").asText(), sale);
    assertThat(one.due()).isEqualTo(sandbox.now().plus(Duration.ofHours(24)));
    return one.ticket();
  }

  @ParameterizedTest
  @ValueSource(strings = {"customer", "vendor"})
  @Requirement("GEN-23")
  void anOutOfOfficeAnswerChangesNoDeadlineAndGetsNoAnswer(String away) {
    var vendor = sandbox.vendor("Europe/Madrid");
    var one = opened(vendor, "support");
    one.reply(away.equals("customer") ? vendor.self() : sandbox.customer(), "Are you there?");
    sandbox.settle();
    var deadlines = one.deadlines();
    var before = one.ticket();
    String address = away.equals("customer") ? one.sale().email() : vendor.email();
    int mails = one.emails().size();
    int received = Mails.to(address).size();

    var arrived =
        Letter.answering(lastMail(address, one))
            .text("I am away until Monday.")
            .header("Auto-Submitted", "auto-replied")
            .arrive(sandbox);
    sandbox.settle();

    assertThat(arrived.kind()).isEqualTo("automatic_reply");
    assertThat(arrived.outcome()).isEqualTo("automatic_message_added");
    assertThat(isAutomatic(one.messages().getLast())).isTrue();
    assertThat(one.messages().getLast().from().party()).isEqualTo(away);
    assertThat(deadlines).isNotEmpty();
    assertThat(one.deadlines()).isEqualTo(deadlines);
    assertThat(one.ticket().awaiting()).isEqualTo(before.awaiting()).isEqualTo(away);
    assertThat(one.emails()).hasSize(mails);
    assertThat(Mails.to(address)).hasSize(received);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @Requirement("GEN-23")
  void twoAnsweringMachinesThatDoNotSaySoComeToAStop(boolean alwaysTheSame) {
    var vendor = sandbox.vendor("Europe/Madrid");
    var one = opened(vendor, "support");
    var customers = new Robot(one.sale().email(), one, alwaysTheSame);
    var vendors = new Robot(vendor.email(), one, alwaysTheSame);

    int rounds = 0;
    boolean goesOn = true;
    while (goesOn) {
      var written = new ArrayList<>(customers.answers());
      written.addAll(vendors.answers());
      written.forEach(letter -> letter.dealtWith(sandbox));
      sandbox.settle();
      goesOn = !written.isEmpty();
      assertThat(rounds++).isLessThan(MOST_ROUNDS);
    }

    assertThat(one.messages().stream().skip(1).filter(message -> !isAutomatic(message)))
        .hasSizeBetween(2, 10);
    int mails = one.emails().size();
    one.reply(sandbox.customer(), "Is there anybody?");
    sandbox.settle();
    assertThat(one.emails()).hasSize(mails + 2);
  }

  private static boolean isAutomatic(Message message) {
    return Boolean.TRUE.equals(message.automatic());
  }

  /** Answers every mail about a ticket at once, and calls itself a machine in no header. */
  private static final class Robot {
    private final String address;
    private final Case about;
    private final boolean alwaysTheSame;
    private int answered;

    Robot(String address, Case about, boolean alwaysTheSame) {
      this.address = address;
      this.about = about;
      this.alwaysTheSame = alwaysTheSame;
    }

    List<Letter> answers() {
      var mails = Mails.to(address, about);
      var letters = new ArrayList<Letter>();
      for (var mail : mails.subList(answered, mails.size())) {
        answered++;
        String number = alwaysTheSame ? "" : " Your mail is number " + answered + ".";
        var letter = Letter.answering(mail).text("We have received your mail." + number);
        letter.send();
        letters.add(letter);
      }
      return letters;
    }
  }
}
