package io.posventa.e2e.chaos;

import io.posventa.e2e.client.Answer;
import io.posventa.e2e.client.Upload;
import io.posventa.e2e.house.Await;
import io.posventa.e2e.house.Case;
import io.posventa.e2e.house.Party;
import io.posventa.e2e.house.Sale;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * A storefront's client: sells, and lets customers and vendors talk, ask for money, and change
 * their minds. It repeats what fails on the way under the same Idempotency-Key, as clients are
 * asked to.
 */
final class Clerk {
  private static final AtomicInteger WORDS = new AtomicInteger();
  private static final int LONGEST_PAUSE = 400;

  private final Market market;
  private final Random dice;
  private final BooleanSupplier goesOn;

  Clerk(Market market, long seed, BooleanSupplier goesOn) {
    this.market = market;
    this.dice = new Random(seed);
    this.goesOn = goesOn;
  }

  void work() {
    while (goesOn.getAsBoolean()) {
      story();
    }
  }

  private void story() {
    var sandbox = market.sandbox();
    var placed = Instant.now().minus(Duration.ofDays(1));
    var sale = Sale.once(sandbox, market.vendor(), placed).with("send_receipt", false);
    var entry = market.journal().begin(sale);
    if (known(sale::tryPush).filter(answer -> answer.status() < 300).isEmpty()) {
      return;
    }
    boolean money = dice.nextInt(3) == 0;
    if (money) {
      entry.isRequest();
    }
    var opened =
        known(() -> Case.tryOpen(sandbox.customer(), money ? "refund" : "support", sale, Map.of()));
    if (opened.isEmpty()) {
      return;
    }
    var one = Case.known(sandbox, opened.get().expect(201).json().path("id").asText(), sale);
    entry.opened(one);
    talk(one, entry);
    end(one, entry);
  }

  private void talk(Case one, Journal.Entry entry) {
    for (int left = dice.nextInt(4); left > 0 && goesOn.getAsBoolean(); left--) {
      pause();
      say(one, entry, dice.nextBoolean() ? market.sandbox().customer() : market.vendor().self());
    }
  }

  private void say(Case one, Journal.Entry entry, Party by) {
    String word = "Word " + WORDS.incrementAndGet();
    boolean file = dice.nextInt(8) == 0;
    var answer = known(() -> file ? withFile(one, by, word) : one.tryReply(by, word));
    if (answer.isEmpty()) {
      entry.mayHaveSaid(word);
    } else if (answer.get().status() == 201) {
      entry.said(word);
    } else {
      // Closed or under way to it meanwhile.
      require(answer.get(), 409);
    }
  }

  private static Answer withFile(Case one, Party by, String word) {
    var uploaded = Upload.send(by.client(), "note.txt", word);
    if (uploaded.status() != 201) {
      return uploaded;
    }
    var files = List.of(uploaded.json().path("id").asText());
    return one.tryReply(by, word, files);
  }

  /** Closed by the customer, turned into a request, or left alone. */
  private void end(Case one, Journal.Entry entry) {
    pause();
    var customer = market.sandbox().customer();
    switch (dice.nextInt(4)) {
      case 0 -> {
        var answer = known(() -> one.close(customer));
        if (answer.filter(each -> each.status() == 200).isPresent()) {
          entry.closed();
        } else {
          answer.ifPresent(each -> require(each, 409));
        }
      }
      case 1 -> {
        if (!entry.asksForMoney()) {
          entry.isRequest();
          known(() -> one.convert(customer, "refund")).ifPresent(each -> require(each, 200));
        }
      }
      default -> {}
    }
  }

  private static void require(Answer answer, int expected) {
    answer.expect(expected);
  }

  /** What came back in the end; nothing when the client lost its patience. */
  private static Optional<Answer> known(Supplier<Answer> call) {
    try {
      return Optional.of(call.get()).filter(answer -> answer.status() < 500);
    } catch (UncheckedIOException e) {
      return Optional.empty();
    }
  }

  private void pause() {
    Await.pause(50 + dice.nextInt(LONGEST_PAUSE));
  }
}
