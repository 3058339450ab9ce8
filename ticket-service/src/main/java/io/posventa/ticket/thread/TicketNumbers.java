package io.posventa.ticket.thread;

import io.posventa.platform.tenant.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Numbers for people, per marketplace. They are drawn in lots, so that opening never waits for
 * another opening; a restart leaves a gap, and no number comes twice.
 */
@ApplicationScoped
class TicketNumbers {
  private final NumberLots lots;
  private final Tenancy tenancy;
  private final ConcurrentHashMap<String, Lot> current = new ConcurrentHashMap<>();

  TicketNumbers(NumberLots lots, Tenancy tenancy) {
    this.lots = lots;
    this.tenancy = tenancy;
  }

  private record Lot(long next, long end) {}

  /** A number that no other ticket has. Before the transaction: it may draw a lot in its own. */
  String next() {
    var drawn =
        current.compute(
            tenancy.current(),
            (_, lot) -> lot == null || lot.next + 1 == lot.end ? draw() : after(lot));
    return "T-" + drawn.next;
  }

  private Lot draw() {
    long first = lots.draw();
    return new Lot(first, first + NumberLots.SIZE);
  }

  private static Lot after(Lot lot) {
    return new Lot(lot.next + 1, lot.end);
  }
}
