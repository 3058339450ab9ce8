package io.posventa.e2e.chaos;

import io.posventa.e2e.client.Views.Deadline;
import io.posventa.e2e.client.Views.Email;
import io.posventa.e2e.client.Views.PaidRefund;
import io.posventa.e2e.house.Await;
import io.posventa.e2e.house.Books;
import io.posventa.e2e.house.Case;
import io.posventa.e2e.house.Sale;
import io.posventa.e2e.house.Sandbox;
import io.posventa.e2e.house.Vendor;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/** A marketplace on a test clock: a request, some days, the next, while everything fails. */
final class Traveller {
  private static final Duration DAYS = Duration.ofDays(4); // a day to save the sale, and a weekend

  private final Sandbox sandbox = Sandbox.at("2026-03-02T09:00:00Z");
  private final Vendor vendor = sandbox.vendor("Europe/Madrid");
  private final List<Case> cases = new CopyOnWriteArrayList<>();

  void work(BooleanSupplier goesOn) {
    while (goesOn.getAsBoolean()) {
      try {
        Sale sale = sandbox.sale(vendor);
        cases.add(sandbox.open(sandbox.customer(), "refund", sale));
        sandbox.tryAdvance(sandbox.now().plus(DAYS));
      } catch (AssertionError | UncheckedIOException e) {
        Await.pause(1_000); // the clock is stuck, and no wonder
      }
    }
  }

  /** Lets what was left behind come to its end, and looks at all of it. */
  void look(Findings findings) {
    var clock = sandbox.tryAdvance(sandbox.now().plus(Duration.ofMinutes(1)));
    findings.unless(clock.status().equals("ready"), "the test clock is %s", clock);
    Audit.tryAgain(sandbox.operator());
    var last = sandbox.now();
    for (var one : cases) {
      look(one, last, findings);
    }
    for (var mail : sandbox.operator().all("/v1/emails", Email.class)) {
      findings.unless(mail.status().equals("sent"), "%s", mail);
    }
  }

  private void look(Case one, Instant last, Findings findings) {
    var ticket = one.ticket();
    if (ticket.createdAt().plus(DAYS).isAfter(last)) {
      return; // its term is not over
    }
    var books = Books.refunds(one.sale().charge());
    findings.unless(
        "processed".equals(ticket.closeReason()) && books.size() == 1,
        "%s is %s, and was paid %s",
        one.id(),
        ticket.status(),
        books);
    findings.unless(
        books.stream().mapToLong(PaidRefund::amount).sum() == Sale.PRICE,
        "%s was paid %s",
        one.id(),
        books);
    for (var deadline : one.deadlines()) {
      if (deadline.firedAt() != null) {
        findings.unless(onTime(deadline), "not at its time: %s", deadline);
      }
    }
  }

  private static boolean onTime(Deadline deadline) {
    return deadline.dueAt().equals(deadline.firedAt());
  }

  int cases() {
    return cases.size();
  }
}
