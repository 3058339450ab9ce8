package io.posventa.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.posventa.e2e.client.Views.InboundEmail;
import io.posventa.e2e.client.Views.Mail;
import io.posventa.e2e.house.Await;
import io.posventa.e2e.house.Case;
import io.posventa.e2e.house.House;
import io.posventa.e2e.house.Letter;
import io.posventa.e2e.house.Mails;
import io.posventa.e2e.house.Sale;
import io.posventa.e2e.house.Sandbox;
import io.posventa.launcher.Service;
import io.posventa.platform.test.Requirement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/** Mails come in while the process that reads them is killed again and again. */
@ExtendWith(House.class)
@Isolated
class MailChaosTest {
  private static final long SEED = Long.getLong("posventa.e2e.seed", System.nanoTime());
  private static final int KILLS = Integer.getInteger("posventa.e2e.mail-kills", 3);
  private static final int TICKETS = 4;
  private static final int ANSWERS = 4;

  @Test
  @Requirement({"CB-96", "GEN-22"})
  void eachMailIsOneMessageOrOneTicketWhateverDies() {
    System.out.printf("mail chaos: seed %d%n", SEED);
    var sandbox = Sandbox.at("2026-03-02T09:00:00Z");
    var vendor = sandbox.vendor("Europe/Madrid");
    var cases = new ArrayList<Case>();
    var sales = new ArrayList<Sale>();
    for (int i = 0; i < TICKETS; i++) {
      cases.add(sandbox.open(sandbox.customer(), "support", sandbox.sale(vendor)));
      sales.add(sandbox.sale(vendor));
    }
    sandbox.settle();
    var told = new HashMap<String, List<Mail>>();
    for (var one : cases) {
      told.put(
          one.id(),
          List.of(
              Mails.to(one.sale().email(), one).getLast(),
              Mails.to(vendor.email(), one).getLast()));
    }

    var letters = new ArrayList<Letter>();
    try (var killer = new Killer(SEED, KILLS, Duration.ofSeconds(2), Service.NOTIFICATION)) {
      for (int i = 0; i < ANSWERS; i++) {
        for (var one : cases) {
          for (var mail : told.get(one.id())) {
            letters.add(send(Letter.answering(mail).text(words(mail.recipient(), i))));
          }
        }
        var sale = sales.get(i);
        letters.add(
            send(
                Letter.to(sandbox.address("refunds"), sale.email(), sale.name())
                    .text("My money, please.")));
      }
      System.out.printf("mail chaos: killed %s%n", killer.finish());
    }
    letters.forEach(letter -> letter.dealtWith(sandbox));

    assertThat(sandbox.arrivals())
        .hasSize(letters.size())
        .extracting(InboundEmail::outcome)
        .containsOnly("message_added", "ticket_opened");
    for (var one : cases) {
      assertThat(one.messages().stream().skip(1))
          .extracting(message -> message.from().party() + " " + message.body())
          .containsExactlyInAnyOrderElementsOf(expected(one, vendor.email()));
    }
    for (var sale : sales) {
      assertThat(sandbox.shop().all("/v1/tickets?order=" + sale.id())).hasSize(1);
    }
  }

  private static Letter send(Letter letter) {
    letter.send();
    Await.pause(200); // they come in over the whole time of the killing
    return letter;
  }

  private static String words(String writer, int number) {
    return "Word " + number + " of " + writer;
  }

  private static List<String> expected(Case one, String vendor) {
    var expected = new ArrayList<String>();
    for (var party : Map.of("customer", one.sale().email(), "vendor", vendor).entrySet()) {
      for (int i = 0; i < ANSWERS; i++) {
        expected.add(party.getKey() + " " + words(party.getValue(), i));
      }
    }
    return expected;
  }
}
