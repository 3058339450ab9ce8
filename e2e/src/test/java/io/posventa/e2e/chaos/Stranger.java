package io.posventa.e2e.chaos;

import io.posventa.e2e.house.Await;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** Asks with the key of one marketplace for the tickets of another. */
final class Stranger {
  private static final int NOT_FOUND = 404;

  private final Market own;
  private final Market other;
  private final Random dice;
  private final Queue<String> seen = new ConcurrentLinkedQueue<>();
  private final AtomicInteger asked = new AtomicInteger();

  Stranger(Market own, Market other, long seed) {
    this.own = own;
    this.other = other;
    this.dice = new Random(seed);
  }

  void pry(BooleanSupplier goesOn) {
    while (goesOn.getAsBoolean()) {
      var entries = other.journal().entries();
      if (!entries.isEmpty()) {
        entries.get(dice.nextInt(entries.size())).ticket().ifPresent(one -> ask(one.path()));
      }
      Await.pause(100);
    }
  }

  private void ask(String path) {
    for (String more : List.of("", "/messages", "/history")) {
      try {
        var answer = own.sandbox().shop().get(path + more);
        asked.incrementAndGet();
        if (answer.status() != NOT_FOUND && answer.status() < 500) {
          seen.add(answer.request() + ": " + answer.status());
        }
      } catch (UncheckedIOException e) {
        Await.pause(100); // no answer tells nothing either
      }
    }
  }

  void look(Findings findings) {
    seen.forEach(what -> findings.unless(false, "another's: %s", what));
    findings.unless(asked.get() > 0, "nobody pried");
  }
}
