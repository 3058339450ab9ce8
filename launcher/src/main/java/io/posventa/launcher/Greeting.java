package io.posventa.launcher;

import io.posventa.launcher.sandbox.Sandbox;
import io.posventa.launcher.sandbox.Showcase;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * What {@code ./posventa up} prints when everything is ready, and {@code status} after it.
 *
 * @param requests the file with three requests
 */
record Greeting(Sandbox sandbox, URI pages, URI mails, Path requests) {

  /**
   * The pages to open first.
   *
   * @param now the sandbox clock's present
   */
  String text(Optional<Showcase> showcase, Instant now) {
    return """

          Mails        %s   (sign-in links arrive there)
          Sign in      %s/%s/sign-in
                       as vendor@sol.example, vendor@hudson.example, operator@sandbox.example or phone@sandbox.example
        %s  API          %s/docs   (three requests: sh %s)

        The sandbox follows ClickBank's rules; its clock stands at %s.
        """
        .formatted(
            mails,
            pages,
            sandbox.marketplace(),
            showcase.map(this::links).orElse(""),
            sandbox.url(),
            requests,
            now);
  }

  private String links(Showcase showcase) {
    return """
          Receipt      %1$s%2$s
          Ticket       %1$s%3$s   (the customer's page)
                       %1$s%4$s   (the vendor's)
        """
        .formatted(pages, showcase.receipt(), showcase.customersTicket(), showcase.vendorsTicket());
  }

  /** The sandbox's keys and ids. */
  String keys() {
    return """

          Marketplace key      %s
          Vendor key (Madrid)  %s
          Operator key         %s
          Vendor in Madrid     %s (ext:sol)
          Vendor in New York   %s (ext:hudson)
          Test clock           %s
        """
        .formatted(
            sandbox.marketplaceKey(),
            sandbox.vendorKey(),
            sandbox.operatorKey(),
            sandbox.vendorMadrid(),
            sandbox.vendorNewYork(),
            sandbox.testClock());
  }

  /** A script: an order, a refund ticket for it, and why its deadline is due when it is. */
  String requests(Instant now, String order) {
    return """
        #!/bin/sh
        # The README's three requests, with the keys of this sandbox.
        set -eu
        api=%1$s/v1
        key='Authorization: Bearer %3$s'
        json='Content-Type: application/json'

        # 1. The storefront pushes an order.
        curl -sS -X PUT $api/orders/ext:%2$s -H "$key" -H "$json" -d '{
          "vendor": "ext:sol", "customer": {"email": "ana@customer.example", "name": "Ana Ruiz", "locale": "es"},
          "currency": "EUR", "placed_at": "%4$s",
          "lines": [{"external_id": "1", "name": "Curso de acuarela", "kind": "digital", "quantity": 1,
                     "unit_price": {"amount": 4900, "currency": "EUR"}}],
          "payment": {"method": "card", "provider": "stripe", "reference": "ch_%2$s",
                      "captured_amount": {"amount": 4900, "currency": "EUR"}}}'
        echo

        # 2. The customer asks for a refund.
        ticket=$(curl -sS $api/tickets -H "$key" -H "$json" -d '{"type": "refund", "order": "ext:%2$s",
          "subject": "No es lo que esperaba", "body": "Quiero devolverlo."}')
        echo "$ticket"
        ticket=$(echo "$ticket" | grep -o 'ticket_[0-9a-z]*' | head -n 1)

        # 3. When is it paid back, and why then?
        for try in 1 2 3 4 5; do
          deadline=$(curl -sS "$api/deadlines?case=$ticket" -H "$key" | grep -o 'deadline_[0-9a-z]*' | head -n 1)
          [ -z "$deadline" ] || break
          sleep 1
        done
        curl -sS "$api/deadlines/$deadline/explanation" -H "$key"
        echo
        """
        .formatted(sandbox.url(), order, sandbox.marketplaceKey(), now);
  }
}
