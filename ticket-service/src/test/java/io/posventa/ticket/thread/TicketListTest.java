package io.posventa.ticket.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.posventa.platform.test.Postgres;
import io.posventa.platform.test.Requirement;
import io.posventa.ticket.shop.Rma;
import io.posventa.ticket.shop.Shop;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(Rma.class)
class TicketListTest {
  private static final String ONLY =
      """
      do $$
      declare other text;
      begin
        for other in select indexname from pg_indexes
                     where tablename in ('ticket', 'reference') and indexname <> :index
                       and indexname not like '%_pkey' loop
          execute format('drop index %I', other);
        end loop;
      end $$""";

  private static final Instant NOON = Instant.parse("2026-03-06T12:00:00Z");

  private Shop shop;
  private final List<String> ids = new ArrayList<>();

  /**
   * A support ticket of the first vendor, a refund of the other, a closed one and an answered one.
   */
  @BeforeEach
  void fourTickets() {
    Rma.reset();
    shop = Shop.open();
    for (int i = 0; i < 4; i++) {
      shop.clock(NOON.plusSeconds(i * 60L), false);
      String vendor = i == 1 ? shop.otherVendor : shop.vendor;
      ids.add(Shop.ticket(shop.asMarketplace(), i == 1 ? "refund" : "support", shop.order(vendor)));
    }
    shop.clock(NOON.plusSeconds(600), false);
    shop.asMarketplace().post("/v1/tickets/{id}/close", ids.get(2));
    shop.clock(NOON.plusSeconds(660), false);
    shop.asVendor().body(Map.of("body", "Hi")).post("/v1/tickets/{id}/messages", ids.get(3));
  }

  @Test
  @Requirement({"CB-01", "CB-110"})
  void everyFilterNarrowsTheList() {
    String order = (String) shop.ticketNow(ids.get(1)).get("order");

    listed("", 0, 1, 2, 3);
    listed("status=closed", 2);
    listed("type=refund", 1);
    listed("awaiting=customer", 3);
    listed("awaiting=vendor", 0, 1);
    listed("vendor=" + shop.otherVendor, 1);
    listed("order=" + order, 1);
    listed("customer_email=ana@EXAMPLE.com&type=refund", 1);
    listed("customer_email=bob@example.com");
    listed("created_after=2026-03-06T12:01:00Z", 2, 3);
    listed("created_before=2026-03-06T12:01:00Z", 0);
    listed("updated_after=2026-03-06T12:10:00Z", 3);
    listed("unread=true", 3);
    listed("status=open&vendor=" + shop.vendor + "&awaiting=vendor", 0);
  }

  @Test
  void everySortHasItsOrder() {
    listed("sort=-created_at", 3, 2, 1, 0);
    listed("sort=updated_at", 0, 1, 2, 3);
    listed("sort=-updated_at", 3, 2, 1, 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"created_at", "-created_at", "updated_at", "-updated_at"})
  void pagesShowEachRowOnce(String sort) {
    var seen = new ArrayList<String>();
    String query = "/v1/tickets?limit=1&sort=" + sort;
    String cursor = null;
    do {
      var page =
          shop.asMarketplace()
              .get(query + (cursor == null ? "" : "&cursor=" + cursor))
              .then()
              .statusCode(200)
              .body("data", hasSize(1))
              .extract();
      seen.addAll(page.path("data.id"));
      cursor = page.path("next_cursor");
    } while (cursor != null);

    assertThat(seen).containsExactlyInAnyOrderElementsOf(ids);
  }

  @Test
  void rowsTickedInTheSameInstantAreNotLost() {
    shop = Shop.open();
    shop.clock(NOON, false);
    var same = new ArrayList<String>();
    for (int i = 0; i < 3; i++) {
      same.add(shop.ticket("support"));
    }

    String cursor =
        shop.asMarketplace().get("/v1/tickets?limit=2").then().extract().path("next_cursor");

    var sorted = same.stream().sorted().toList();
    shop.asMarketplace()
        .get("/v1/tickets?limit=2&cursor=" + cursor)
        .then()
        .body("data.id", contains(sorted.get(2)));
  }

  @Test
  void aCursorIsBoundToItsFiltersSortAndCaller() {
    String cursor =
        shop.asMarketplace().get("/v1/tickets?limit=1").then().extract().path("next_cursor");

    for (String other : List.of("&status=open", "&sort=-created_at")) {
      Shop.refused(
          shop.asMarketplace().get("/v1/tickets?limit=1&cursor=" + cursor + other),
          400,
          "invalid-cursor",
          "cursor",
          "invalid");
    }
    Shop.refused(shop.asVendor().get("/v1/tickets?cursor=" + cursor), 400, "invalid-cursor");
  }

  @Test
  void rowsShowNothingThatDependsOnTheReader() {
    shop.asVendor()
        .get("/v1/tickets?limit=1")
        .then()
        .body("data[0].unread", nullValue())
        .body("data[0].allowed_actions", nullValue());
  }

  @Test
  void aVendorListsItsOwnOnly() {
    shop.asVendor().get("/v1/tickets").then().body("data.id", contains(of(0, 2, 3)));
    shop.asOtherVendor().get("/v1/tickets").then().body("data.id", contains(of(1)));
    shop.asOtherVendor().get("/v1/tickets?vendor=" + shop.vendor).then().body("data", hasSize(0));
  }

  /** With sequential scans discouraged, what still scans has no index to go by. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          true                             | ticket_by_created
          status = 'OPEN'                  | ticket_by_status
          type = 'REFUND'                  | ticket_by_type
          awaiting = 'VENDOR'              | ticket_by_awaiting
          vendor_id = 'v'                  | ticket_of_vendor_by_created
          order_id = 'o'                   | ticket_of_order
          customer_key = lower('A@b.c')    | ticket_of_customer
          unread_customer                  | ticket_unread_by_customer
          unread_operator                  | ticket_unread_by_operator
          vendor_id = 'v' and unread_vendor| ticket_unread_by_vendor
          """)
  void everyFilterHasAnIndexInListOrder(String filter, String index) throws SQLException {
    String sql =
        "select * from ticket where marketplace_id = 'm' and "
            + filter
            + " order by created_at, id limit 26";

    assertThat(plan(sql, index))
        .contains(index)
        .doesNotContain("Seq Scan")
        .doesNotContain("Sort")
        .doesNotContainPattern("(?m)^ +Filter:");
  }

  @Test
  void anOrderIsFoundByTheNameThatItsStorefrontGivesIt() throws SQLException {
    String sql = OrderNames.FIND.replaceFirst("\\?", "'m'").replaceFirst("\\?", "'A-1'");

    assertThat(plan(sql, "reference_by_order_name"))
        .contains("Index Cond: ((marketplace_id = 'm'", "order_name = 'A-1'");
  }

  /**
   * As the application, for which row-level security keeps some conditions away from indexes; with
   * this index alone, since on an empty table one is as good as another.
   */
  private static String plan(String sql, String index) throws SQLException {
    String url = ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);
    try (var connection = Postgres.asSuperuser(url);
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(ONLY.replace(":index", "'" + index + "'"));
      statement.execute("set role posventa_app");
      statement.execute("select set_config('app.marketplace', 'm', false)");
      statement.execute("set enable_seqscan = off");
      statement.execute("set enable_bitmapscan = off");
      statement.execute("set enable_sort = off");
      var plan = new StringBuilder();
      try (var row = statement.executeQuery("explain " + sql)) {
        while (row.next()) {
          plan.append(row.getString(1)).append('\n');
        }
      }
      connection.rollback();
      return plan.toString();
    }
  }

  private void listed(String query, int... expected) {
    List<String> found =
        shop.asMarketplace()
            .get("/v1/tickets?limit=50" + (query.isEmpty() ? "" : "&" + query))
            .then()
            .statusCode(200)
            .extract()
            .path("data.id");
    assertThat(found).as(query).containsExactly(of(expected));
  }

  private String[] of(int... places) {
    return Arrays.stream(places).mapToObj(ids::get).toArray(String[]::new);
  }
}
