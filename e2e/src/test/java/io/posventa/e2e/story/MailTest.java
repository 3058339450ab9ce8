package io.posventa.e2e.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.posventa.e2e.client.Views.Email;
import io.posventa.e2e.client.Views.Mail;
import io.posventa.e2e.house.Case;
import io.posventa.e2e.house.House;
import io.posventa.e2e.house.Mails;
import io.posventa.e2e.house.Sale;
import io.posventa.e2e.house.Sandbox;
import io.posventa.e2e.house.Vendor;
import io.posventa.platform.test.Requirement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** The mails of one long ticket, as the mail server received them. */
@ExtendWith(House.class)
@TestInstance(Lifecycle.PER_CLASS)
class MailTest {
  private Sandbox sandbox;
  private Vendor vendor;
  private Case one;

  @BeforeAll
  void oneLongTicket() {
    sandbox = Sandbox.at("2026-03-02T09:00:00Z"); // Monday 10:00 in Madrid
    vendor = sandbox.vendor("Europe/Madrid");
    var sale =
        Sale.once(sandbox, vendor, sandbox.now().minus(Duration.ofDays(1)))
            .with("send_receipt", false)
            .push();
    one = sandbox.open(sandbox.customer(), "refund", sale);
    sandbox.advance("2026-03-02T10:00:00Z");
    one.reply(vendor.self(), "Have you tried another browser?");
    sandbox.advance("2026-03-02T11:00:00Z");
    one.convert(sandbox.customer(), "support", Map.of("comment", "I will try.")).expect(200);
    sandbox.advance("2026-03-06T12:00:00Z"); // warned on the 4th and the 6th at 11:00
    one.reply(vendor.self(), "And now?");
    sandbox.advance("2026-03-18T09:00:00Z"); // warned on the 17th at 12:00
    one.convert(sandbox.customer(), "refund", Map.of("comment", "My money, please.")).expect(200);
    sandbox.advance("2026-03-19T10:00:00Z"); // processed at 09:00
  }

  @Test
  @Requirement({
    "CB-54", "CB-55", "CB-61", "CB-62", "CB-65", "CB-74", "CB-75", "CB-76", "CB-77", "CB-78",
    "CB-80", "CB-91"
  })
  void eachEventIsToldOnceToEachParty() {
    var expected = new ArrayList<Tuple>();
    for (String mail :
        List.of(
            "ticket_opened 2026-03-02T09:00:00Z",
            "ticket_reply 2026-03-02T10:00:00Z",
            "ticket_modified 2026-03-02T11:00:00Z",
            "inactivity_warning_vendor_1 2026-03-04T11:00:00Z",
            "inactivity_warning_vendor_2 2026-03-06T11:00:00Z",
            "ticket_reply 2026-03-06T12:00:00Z",
            "inactivity_warning_customer 2026-03-17T12:00:00Z",
            "ticket_modified 2026-03-18T09:00:00Z",
            "refund_confirmation 2026-03-19T09:00:00Z",
            "ticket_closed 2026-03-19T09:00:00Z")) {
      expected.add(tuple(mail, "customer", one.sale().email(), "sent"));
      expected.add(tuple(mail, "vendor", vendor.email(), "sent"));
    }

    assertThat(one.emails())
        .extracting(
            mail -> mail.template() + " " + mail.createdAt(),
            Email::party,
            mail -> mail.to().getFirst(),
            Email::status)
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  @Requirement({"CB-75", "CB-91"})
  void eachOfThemArrivedOnce() {
    for (String address : List.of(one.sale().email(), vendor.email())) {
      var written =
          one.emails().stream()
              .filter(mail -> mail.to().contains(address))
              .map(Email::messageId)
              .toList();

      assertThat(Mails.deliveries(address).keySet())
          .containsExactlyInAnyOrderElementsOf(written)
          .hasSize(10);
      assertThat(Mails.deliveries(address).values()).containsOnly(1);
    }
  }

  @Test
  void aThreadIsAThread() {
    for (String address : List.of(one.sale().email(), vendor.email())) {
      var mails = Mails.to(address);
      var first = mails.getFirst();

      assertThat(first.header("In-Reply-To")).isEmpty();
      assertThat(mails).extracting(Mail::messageId).doesNotHaveDuplicates();
      for (var later : mails.subList(1, mails.size())) {
        assertThat(later.header("References")).contains(first.messageId());
        assertThat(later.header("In-Reply-To")).startsWith("<").endsWith(">");
        assertThat(mails).extracting(Mail::messageId).contains(later.header("In-Reply-To"));
      }
      assertThat(mails)
          .allSatisfy(
              mail -> assertThat(mail.header("Auto-Submitted")).isEqualTo("auto-generated"));
    }
  }

  @Test
  @Requirement({"CB-83", "CB-84", "CB-85", "CB-86", "CB-87", "CB-88", "CB-89", "CB-90"})
  void everyMailHasTheSameBlocks() {
    String number = one.ticket().number();

    for (var mail : Mails.to(vendor.email())) {
      assertThat(mail.subject()).contains(number);
      for (String body : List.of(mail.text(), mail.html())) {
        assertThat(body)
            .contains(House.suite().pages() + "/l/lnk_")
            .contains(number)
            .contains(one.sale().name());
        assertThat(body).contains("The first word on " + one.sale().name());
      }
    }
  }

  @Test
  @Requirement({"CB-79", "CB-85", "CB-89"})
  void theLastMailHasTheWholeHistory() {
    for (String address : List.of(one.sale().email(), vendor.email())) {
      var closed = one.emails().stream().filter(mail -> mail.template().equals("ticket_closed"));
      var id = closed.filter(mail -> mail.to().contains(address)).findFirst().orElseThrow();
      var mail =
          Mails.to(address).stream()
              .filter(each -> each.messageId().equals(id.messageId()))
              .findFirst()
              .orElseThrow();

      assertThat(mail.text())
          .contains(
              "The first word on",
              "another browser",
              "I will try.",
              "And now?",
              "My money, please.");
    }
  }

  @Test
  @Requirement("GEN-27")
  void theLinkInAMailIsItsReadersKeyToTheTicket() {
    for (var party : Map.of("customer", one.sale().email(), "vendor", vendor.email()).entrySet()) {
      for (var mail : Mails.to(party.getValue())) {
        var reader = House.client(Mails.token(mail));

        var me = reader.get("/v1/me").expect(200).json();

        assertThat(me.path("case").asText()).isEqualTo(one.id());
        assertThat(me.path("party").asText()).isEqualTo(party.getKey());
        assertThat(reader.get(one.path()).expect(200).json().path("id").asText())
            .isEqualTo(one.id());
      }
    }
  }

  @Test
  void noTokenIsKeptWithTheMail() {
    for (var email : one.emails()) {
      assertThat(sandbox.operator().get("/v1/emails/" + email.id()).expect(200).text())
          .doesNotContain("lnk_");
    }
  }

  @Test
  void eachReadsItsOwnLanguage() {
    assertThat(Mails.to(one.sale().email()).getFirst().text()).contains("Ana Pérez");
    assertThat(Mails.to(one.sale().email()).getFirst().subject())
        .isNotEqualTo(Mails.to(vendor.email()).getFirst().subject());
  }

  @Test
  @Requirement("CB-92")
  void withoutASupportAddressTheAccountAddressIsUsed() {
    var plain =
        sandbox.vendor(
            Map.of(
                "name", "Plain", "account_email", "owner@plain-" + one.sale().name() + ".example"));

    var other = sandbox.open(sandbox.customer(), "support", sandbox.sale(plain));
    sandbox.settle();

    assertThat(plain.email()).startsWith("owner@");
    assertThat(other.emails())
        .extracting(mail -> mail.to().getFirst())
        .contains(plain.email())
        .hasSize(2);
  }
}
