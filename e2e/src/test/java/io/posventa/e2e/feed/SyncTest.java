package io.posventa.e2e.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.posventa.e2e.client.Answer;
import io.posventa.e2e.client.Client;
import io.posventa.e2e.client.Views.Event;
import io.posventa.e2e.client.Views.Ticket;
import io.posventa.e2e.house.Await;
import io.posventa.e2e.house.Case;
import io.posventa.e2e.house.House;
import io.posventa.e2e.house.Sandbox;
import io.posventa.e2e.house.Vendor;
import io.posventa.launcher.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Many writers on few tickets, and a reader of the public feed that is cut at random, loses what it
 * had just read and asks again from its last cursor; halfway, a process on the way is killed.
 */
@ExtendWith(House.class)
@Isolated
class SyncTest {
  private static final int TICKETS = 4;
  private static final int WRITERS = 8;
  private static final int WORDS = Integer.getInteger("posventa.e2e.words", 25);
  private static final long SEED = Long.getLong("posventa.e2e.seed", System.nanoTime());
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private record Version(String id, long version) {}

  @Test
  void everyCommittedChangeIsReadOnceAndInOrder() throws Exception {
    System.out.printf("sync: seed %d%n", SEED);
    var sandbox = Sandbox.live();
    var vendor = sandbox.vendor("Europe/Madrid");
    var cases = new ArrayList<Case>();
    for (int i = 0; i < TICKETS; i++) {
      cases.add(sandbox.open(sandbox.customer(), "support", sandbox.sale(vendor)));
    }
    var complete = new AtomicBoolean();
    try (var threads = Executors.newCachedThreadPool()) {
      var events = threads.submit(() -> followEvents(sandbox, complete, expected(cases)));
      var changes = threads.submit(() -> followChanges(sandbox, complete, expected(cases)));
      var said = write(threads.invokeAll(writers(sandbox, vendor, cases)));
      complete.set(true);

      assertWhole(events.get(), committed(cases), said);
      assertLatest(changes.get(), cases);
    }
    House.mend();
  }

  private static List<Callable<Set<Version>>> writers(
      Sandbox sandbox, Vendor vendor, List<Case> cases) {
    var writers = new ArrayList<Callable<Set<Version>>>();
    for (int i = 0; i < WRITERS; i++) {
      int writer = i;
      writers.add(() -> say(sandbox, vendor, cases, writer));
    }
    return writers;
  }

  private static Set<Version> say(Sandbox sandbox, Vendor vendor, List<Case> cases, int writer) {
    var dice = new Random(SEED + writer);
    var said = new HashSet<Version>();
    for (int i = 0; i < WORDS; i++) {
      var one = cases.get(dice.nextInt(cases.size()));
      var by = writer % 2 == 0 ? sandbox.customer() : vendor.self();
      var message = one.reply(by, "Word %d of %d".formatted(i, writer));
      said.add(new Version(one.id(), message.ticketVersion()));
      if (writer == 0 && i == WORDS / 2) {
        die(Service.NOTIFICATION);
        die(Service.TICKET);
      }
    }
    return said;
  }

  private static void die(Service service) {
    House.suite().kill(service, 1);
    House.suite().start(service, 1);
  }

  private static Set<Version> write(List<Future<Set<Version>>> writers) throws Exception {
    var all = new HashSet<Version>();
    for (var writer : writers) {
      all.addAll(writer.get());
    }
    return all;
  }

  /** What the tickets themselves say: every version up to the present one was committed. */
  private static Set<Version> committed(List<Case> cases) {
    var all = new HashSet<Version>();
    for (var one : cases) {
      for (long version = 1; version <= one.ticket().version(); version++) {
        all.add(new Version(one.id(), version));
      }
    }
    return all;
  }

  private static Predicate<Map<String, Long>> expected(List<Case> cases) {
    return last ->
        cases.stream().allMatch(one -> last.getOrDefault(one.id(), 0L) >= one.ticket().version());
  }

  private static List<Event> followEvents(
      Sandbox sandbox, AtomicBoolean complete, Predicate<Map<String, Long>> enough) {
    var read = new ArrayList<Event>();
    follow(
        sandbox.operator(),
        "/v1/events?types=ticket.*,message.*&limit=7",
        complete,
        page -> {
          page.data(Event.class).forEach(read::add);
          var last = new HashMap<String, Long>();
          read.forEach(event -> last.merge(event.subject(), event.version(), Math::max));
          return enough.test(last);
        });
    return read;
  }

  private static List<Ticket> followChanges(
      Sandbox sandbox, AtomicBoolean complete, Predicate<Map<String, Long>> enough) {
    var read = new ArrayList<Ticket>();
    follow(
        sandbox.operator(),
        "/v1/tickets/changes?limit=5",
        complete,
        page -> {
          page.data(Ticket.class).forEach(read::add);
          var last = new HashMap<String, Long>();
          read.forEach(ticket -> last.merge(ticket.id(), ticket.version(), Math::max));
          return enough.test(last);
        });
    return read;
  }

  private interface Pages {
    /** Takes a page in; true when nothing is missing any more. */
    boolean take(Answer page);
  }

  private static void follow(Client client, String path, AtomicBoolean complete, Pages pages) {
    var dice = new Random(SEED);
    String cursor = "";
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      var page = client.get(cursor.isEmpty() ? path : path + "&cursor=" + cursor).expect(200);
      if (dice.nextInt(4) == 0) {
        continue; // cut: the page is lost, the cursor stays
      }
      cursor = page.json().path("next_cursor").asText();
      assertThat(cursor).isNotEmpty();
      boolean all = pages.take(page);
      if (complete.get() && all) {
        return;
      }
      if (System.nanoTime() > end) {
        return; // what is missing shows in the assertions
      }
      if (page.data().isEmpty()) {
        Await.pause(50);
      }
    }
  }

  private static void assertWhole(List<Event> events, Set<Version> committed, Set<Version> said) {
    var delivered =
        events.stream().map(event -> new Version(event.subject(), event.version())).toList();
    assertThat(events).extracting(Event::id).doesNotHaveDuplicates();
    assertThat(delivered).doesNotHaveDuplicates();
    assertThat(delivered).containsAll(said);
    assertThat(delivered).containsExactlyInAnyOrderElementsOf(committed);
    assertThat(said).hasSize(WRITERS * WORDS);
    assertAscending(delivered);
  }

  private static void assertAscending(List<Version> delivered) {
    var last = new HashMap<String, Long>();
    for (var one : delivered) {
      assertThat(one.version()).isGreaterThan(last.getOrDefault(one.id(), 0L));
      last.put(one.id(), one.version());
    }
  }

  private static void assertLatest(List<Ticket> changes, List<Case> cases) {
    var seen = changes.stream().map(one -> new Version(one.id(), one.version())).toList();
    assertThat(seen).doesNotHaveDuplicates();
    assertAscending(seen);
    for (var one : cases) {
      assertThat(seen).contains(new Version(one.id(), one.ticket().version()));
    }
  }
}
