package io.posventa.launcher;

import io.posventa.launcher.sandbox.Sandbox;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** What {@code ./posventa up} prints when everything is ready. */
final class Greeting {
  private Greeting() {}

  /**
   * The addresses, the sandbox's keys and three requests.
   *
   * @param now the sandbox clock's present
   * @param order a number that no order has yet
   */
  static String of(
      Sandbox sandbox,
      URI mails,
      URI simulator,
      Path logs,
      Duration took,
      Instant now,
      String order) {
    return """

        Posventa is up after %.1f s. Ctrl-C or ./posventa down ends it.

          Public API         %s/v1
          Its reference      %s/docs
          Mails as received  %s/mails
          Payment simulator  %s/ledger
          Logs               %s

        Sandbox "%s", ClickBank's rules, its clock at %s:

          Vendor in Madrid     %s (ext:sol)
          Vendor in New York   %s (ext:hudson)
          Test clock           %s
          Marketplace key      %s
          Vendor key (Madrid)  %s
          Operator key         %s

        Try it (paste all three):

        %s
        ./posventa demo tells the whole story.
        """
        .formatted(
            took.toMillis() / 1000.0,
            sandbox.url(),
            sandbox.url(),
            mails,
            simulator,
            logs,
            sandbox.marketplace(),
            now,
            sandbox.vendorMadrid(),
            sandbox.vendorNewYork(),
            sandbox.testClock(),
            sandbox.marketplaceKey(),
            sandbox.vendorKey(),
            sandbox.operatorKey(),
            requests(sandbox, now, order));
  }

  /** An order, a refund ticket for it, and why its deadline is due when it is. */
  static String requests(Sandbox sandbox, Instant now, String order) {
    return """
        curl -sS -X PUT %1$s/v1/orders/ext:%2$s -H 'Authorization: Bearer %3$s' -H 'Content-Type: application/json' -d '{"vendor":"ext:sol","customer":{"email":"ana@customer.example","name":"Ana Ruiz","locale":"es"},"currency":"EUR","lines":[{"external_id":"1","name":"Curso de acuarela","kind":"digital","quantity":1,"unit_price":{"amount":4900,"currency":"EUR"}}],"payment":{"method":"card","provider":"stripe","reference":"ch_%2$s","captured_amount":{"amount":4900,"currency":"EUR"}},"placed_at":"%4$s"}'; echo
        TICKET=$(curl -sS %1$s/v1/tickets -H 'Authorization: Bearer %3$s' -H 'Content-Type: application/json' -d '{"type":"refund","order":"ext:%2$s","subject":"No es lo que esperaba","body":"Quiero devolverlo."}' | tee /dev/stderr | grep -o 'ticket_[0-9a-z]*' | head -n 1); echo
        for try in 1 2 3 4 5; do DEADLINE=$(curl -sS "%1$s/v1/deadlines?case=$TICKET" -H 'Authorization: Bearer %3$s' | grep -o 'deadline_[0-9a-z]*' | head -n 1); [ -n "$DEADLINE" ] && break; sleep 1; done; curl -sS %1$s/v1/deadlines/$DEADLINE/explanation -H 'Authorization: Bearer %3$s'; echo
        """
        .formatted(sandbox.url(), order, sandbox.marketplaceKey(), now);
  }
}
