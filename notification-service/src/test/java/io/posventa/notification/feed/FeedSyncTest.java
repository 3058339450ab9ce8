package io.posventa.notification.feed;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.posventa.notification.MailServer;
import io.posventa.notification.Neighbours;
import io.posventa.platform.id.Ids;
import io.posventa.platform.identity.Role;
import io.posventa.platform.log.Numberer;
import io.posventa.platform.tenant.Tenancy;
import io.posventa.platform.tenant.WorkerRole;
import io.posventa.platform.test.Postgres;
import io.posventa.platform.test.TestIdentity;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Many writers on few cases with delays and roll-backs, several numberers, and a client of the
 * public feed that is cut at random and goes on from its last cursor.
 */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(MailServer.class)
@QuarkusTestResource(Neighbours.class)
class FeedSyncTest {
  private static final int CASES = 8;
  private static final int WRITERS = 8;
  private static final int WRITES_EACH = 120;
  private static final int LARGEST_PAGE = 60;
  private static final long SEED = 20_261_122;
  private static final String NO_LOCK = "select 1";

  @Inject WorkerRole worker;
  @Inject Tenancy tenancy;
  @Inject CaseWriter cases;
  @Inject Ids ids;

  private String marketplace;

  private record Delivered(String subject, int version) {}

  private record Run(List<Delivered> committed, List<Delivered> delivered) {
    List<String> violations() {
      var found = new ArrayList<String>();
      var seen = new HashSet<Delivered>();
      Map<String, Integer> last = new HashMap<>();
      for (var one : delivered) {
        if (!seen.add(one)) {
          found.add("twice: " + one);
        }
        if (last.getOrDefault(one.subject(), 0) >= one.version()) {
          found.add("out of order: " + one);
        }
        last.put(one.subject(), one.version());
      }
      committed.stream()
          .filter(one -> !seen.contains(one))
          .forEach(one -> found.add("lost " + one));
      return found;
    }
  }

  @BeforeEach
  void newTenant() {
    marketplace = ids.next("mkt");
    tenancy.run(marketplace, () -> cases.create(CASES));
  }

  @Test
  void aClientThatIsCutAtRandomGetsEveryCommittedChangeOnceAndInOrder() throws Exception {
    var run = run(new Numberer(worker, FeedNumbering.LOG));

    assertThat(run.committed()).hasSizeGreaterThan(WRITERS * WRITES_EACH / 2);
    assertThat(run.violations()).isEmpty();
    assertThat(run.delivered()).hasSameSizeAs(run.committed());
  }

  @Test
  void withoutTheNumberersLockTheSameRunIsSeenToFail() throws Exception {
    var violations = new ArrayList<String>();
    for (int attempt = 0; attempt < 10 && violations.isEmpty(); attempt++) {
      newTenant();
      violations.addAll(run(withoutLock()).violations());
    }

    assertThat(violations).isNotEmpty();
  }

  /** The numberer's constructor for this very purpose is hidden from everybody else. */
  private Numberer withoutLock() throws ReflectiveOperationException {
    var constructor =
        Numberer.class.getDeclaredConstructor(WorkerRole.class, String.class, String.class);
    constructor.setAccessible(true);
    return constructor.newInstance(worker, FeedNumbering.LOG, NO_LOCK);
  }

  private Run run(Numberer numberer) throws Exception {
    var writing = new AtomicBoolean(true);
    var committed = new ConcurrentLinkedQueue<Delivered>();
    try (var threads = Executors.newCachedThreadPool()) {
      var reader = threads.submit(() -> read(writing));
      List<Future<Void>> numbering =
          List.of(
              threads.submit(number(numberer, writing)), threads.submit(number(numberer, writing)));
      var writers = new ArrayList<Callable<Void>>();
      for (int i = 0; i < WRITERS; i++) {
        var random = new Random(SEED + i);
        writers.add(() -> write(random, committed));
      }
      for (var one : threads.invokeAll(writers)) {
        one.get();
      }
      writing.set(false);
      for (var one : numbering) {
        one.get();
      }
      return new Run(List.copyOf(committed), reader.get());
    }
  }

  private static Callable<Void> number(Numberer numberer, AtomicBoolean writing) {
    return () -> {
      while (writing.get()) {
        try {
          numberer.runDue();
        } catch (RuntimeException e) {
          // Without the lock two numberers may hit the unique index; the next round goes on.
          Thread.onSpinWait();
        }
      }
      return null;
    };
  }

  private Void write(Random random, ConcurrentLinkedQueue<Delivered> committed) {
    for (int i = 0; i < WRITES_EACH; i++) {
      int number = 1 + random.nextInt(CASES);
      boolean fails = random.nextInt(10) == 0;
      try {
        long version = tenancy.as(marketplace, () -> cases.change(number, random, fails));
        committed.add(new Delivered(CaseWriter.subject(number), (int) version));
      } catch (CaseWriter.RolledBack e) {
        Thread.onSpinWait();
      }
    }
    return null;
  }

  private List<Delivered> read(AtomicBoolean writing) {
    var random = new Random(SEED);
    var delivered = new ArrayList<Delivered>();
    String cursor = "";
    while (true) {
      boolean finished = !writing.get() && cases.allNumbered();
      JsonPath page = page(cursor, 1 + random.nextInt(LARGEST_PAGE));
      boolean cut = random.nextInt(4) == 0;
      if (cut) {
        continue;
      }
      List<Map<String, Object>> data = page.getList("data");
      data.forEach(
          event ->
              delivered.add(
                  new Delivered((String) event.get("subject"), (Integer) event.get("version"))));
      cursor = "&cursor=" + page.getString("next_cursor");
      if (finished && !page.getBoolean("has_more")) {
        return delivered;
      }
    }
  }

  private JsonPath page(String cursor, int limit) {
    return given()
        .header(
            TestIdentity.HEADER,
            TestIdentity.gatewayToken(marketplace, Role.INTEGRATION, null, "events:read"))
        .get("/v1/events?types=case.*&limit=" + limit + cursor)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }
}
