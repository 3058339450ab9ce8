package io.posventa.ticket.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.posventa.platform.test.Postgres;
import io.posventa.platform.test.Requirement;
import io.posventa.platform.test.TestEvents;
import io.posventa.ticket.shop.Log;
import io.posventa.ticket.shop.Rma;
import io.posventa.ticket.shop.Shop;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Many things meet on one ticket at the same moment. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(Rma.class)
@Requirement("GEN-04")
class CompetitionTest {
  private Shop shop;

  @BeforeEach
  void everybodyIsWell() {
    Rma.reset();
    shop = Shop.open();
  }

  @RepeatedTest(15)
  void ofAClosingAChangeAndTheProcessingOneHappens() throws Exception {
    String id = shop.ticket("refund");
    var due = shop.reached(id, "execute", 1, Map.of());
    Callable<Integer> close =
        () -> shop.asMarketplace().post("/v1/tickets/{id}/close", id).statusCode();
    Callable<Integer> change =
        () ->
            shop.asMarketplace()
                .body(Map.of("type", "support"))
                .post("/v1/tickets/{id}/convert", id)
                .statusCode();
    Callable<Integer> process = () -> TestEvents.deliver(due).statusCode();
    var all = new ArrayList<>(List.of(close, close, change, process, process));
    Collections.shuffle(all, new Random(id.hashCode()));

    var statuses = atOnce(all);

    var told = Log.types(id);
    boolean processed = told.contains("ticket.execution_started");
    boolean closed = told.contains("ticket.closed");
    boolean changed = told.contains("ticket.converted");
    assertThat(processed && (closed || changed)).as(told.toString()).isFalse();
    assertThat(processed || closed || changed).as(told.toString()).isTrue();
    assertThat(told.contains("deadline.superseded")).isEqualTo(!processed);
    assertThat(statuses).allMatch(status -> status == 200 || status == 409);
    if (processed) {
      assertThat(statuses).filteredOn(status -> status == 409).hasSize(3);
    }
    assertThat(told.stream().filter("ticket.closed"::equals).count()).isLessThanOrEqualTo(1);
    oneVersionIsOneEvent(id);
  }

  @Test
  void oneTransactionIsOneVersionAndOneEvent() throws Exception {
    String id = shop.ticket("support");
    Callable<Integer> write =
        () ->
            shop.asVendor()
                .body(Map.of("body", "Hello"))
                .post("/v1/tickets/{id}/messages", id)
                .statusCode();

    var statuses = atOnce(Collections.nCopies(20, write));

    assertThat(statuses).containsOnly(201);
    assertThat(shop.ticketNow(id)).containsEntry("version", 21);
    oneVersionIsOneEvent(id);
  }

  /** The versions that were told ascend without a gap, and the history has each of them too. */
  private void oneVersionIsOneEvent(String id) {
    var versions =
        Log.of(id).stream().map(Log.Entry::version).filter(version -> version > 0).toList();
    assertThat(versions)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, versions.size()).boxed().toList());
    List<Integer> history =
        shop.asOperator()
            .get("/v1/tickets/{id}/history?limit=100", id)
            .then()
            .statusCode(200)
            .extract()
            .path("data.version");
    assertThat(history).hasSameSizeAs(versions);
  }

  private static List<Integer> atOnce(List<Callable<Integer>> calls) throws Exception {
    try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
      return callers.invokeAll(calls).stream().map(Future::resultNow).toList();
    }
  }
}
