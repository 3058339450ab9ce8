package io.posventa.portal.desk;

import static io.posventa.portal.desk.DeskSamples.list;
import static io.posventa.portal.desk.DeskSamples.listGoingOn;
import static io.posventa.portal.desk.DeskSamples.page;
import static io.posventa.portal.desk.DeskSamples.signedIn;
import static io.posventa.portal.stub.Samples.VENDOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.posventa.platform.test.Requirement;
import io.posventa.portal.stub.Samples;
import io.posventa.portal.stub.StubGateway;
import io.posventa.portal.stub.StubGateway.Answer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(StubGateway.class)
class InboxTest {
  private static final String ONE = "ticket_01m80r4n2wftm823rv3zh9j6q1";
  private static final String TWO = "ticket_01m80r4n2wftm823rv3zh9j6q2";

  StubGateway gateway;

  @BeforeEach
  void reset() {
    gateway.reset();
    gateway.get("/v1/me", DeskSamples.vendorAdmin());
    gateway.get("/v1/vendors/" + VENDOR, DeskSamples.vendor(""));
    gateway.get("/v1/vendors", list(DeskSamples.vendor("")));
    gateway.get("/v1/deadlines", list());
    String first = DeskSamples.ticket(ONE, "T-100001", "vendor", "2026-11-23T13:00:00Z");
    String second = DeskSamples.ticket(TWO, "T-100002", "customer", "2026-11-23T12:00:00Z");
    gateway.answer(
        "GET",
        "/v1/tickets",
        request ->
            Answer.json(
                200,
                request.query().contains("unread=true")
                    ? listGoingOn("next1", second)
                    : listGoingOn("next1", first, second)));
  }

  @Test
  @Requirement({"CB-01", "CB-107"})
  void aVendorSeesItsTicketsOfAllTypesNewestFirstWithWhoseMoveItIs() {
    var page = page("/desk");

    assertThat(page.select(".inbox > li a").eachAttr("href"))
        .containsExactly("/desk/tickets/" + ONE, "/desk/tickets/" + TWO);
    assertThat(page.select(".inbox > li").first().text()).contains("Your move", "T-100001");
    assertThat(page.select(".inbox > li").last().text()).contains("Waiting for the customer");
    assertThat(asked()).contains("status=open", "sort=-updated_at").doesNotContain("type=");
  }

  @Test
  void whatNobodyOfTheVendorHasReadIsMarked() {
    var page = page("/desk");

    assertThat(page.select(".inbox > li.new a").eachAttr("href"))
        .containsExactly("/desk/tickets/" + TWO);
    assertThat(gateway.requests("GET", "/v1/tickets").getLast().query())
        .contains("unread=true", "updated_after=2026-11-23T11:59:59.999999Z")
        .contains("updated_before=2026-11-23T13:00:00.000001Z");
  }

  @ParameterizedTest
  @CsvSource({
    "q=t-100001, number=t-100001",
    "q=ana%40example.com, customer_email=ana",
    "q=A-1001, order=ext",
    "type=cancellation, type=cancellation",
    "awaiting=customer, awaiting=customer",
    "status=closed, status=closed",
    "unread=yes, unread=true"
  })
  void eachFilterIsAskedForAndKeptInTheAddress(String query, String expected) {
    var page = page("/desk?" + query);

    assertThat(asked()).contains(expected);
    assertThat(page.select(".pager a[rel=next]").attr("href"))
        .startsWith("/desk?" + query)
        .endsWith("cursor=next1");
  }

  @Test
  void whoLooksForANumberFindsClosedTicketsToo() {
    page("/desk?q=T-100001");

    assertThat(asked()).doesNotContain("status=");
  }

  @Test
  void wordsThatMeanNothingAreLeftOut() {
    page("/desk?type=everything&status=odd&vendor=me");

    assertThat(asked()).contains("status=open").doesNotContain("type=", "vendor=");
  }

  @Test
  void anOrderThatDoesNotExistHasNoTickets() {
    gateway.answer("GET", "/v1/tickets", Answer.problem(404, "not-found"));

    assertThat(page("/desk?q=A-9").select(".empty").text()).isEqualTo("No ticket matches.");
  }

  @Test
  void aStalePageBeginsAgainWithTheSameFilter() {
    gateway.answer("GET", "/v1/tickets", Answer.problem(400, "invalid-cursor"));

    signedIn()
        .get("/desk?type=refund&cursor=old")
        .then()
        .statusCode(303)
        .header("Location", "/desk?type=refund");
  }

  @Test
  void withAScriptLookingAtATicketMarksItReadAndWithoutOneAButtonDoes() {
    String api = "/v1/tickets/" + Samples.TICKET;
    gateway.get(
        api,
        Samples.TicketSample.support().json().replaceFirst("\"unread\":\\w+", "\"unread\":true"));
    gateway.get(api + "/messages", Samples.messages());
    gateway.get(api + "/history", Samples.history());

    var form = page("/desk/tickets/" + Samples.TICKET).select("form[action$=/read]");

    assertThat(form.attr("method")).isEqualTo("post");
    assertThat(form.attr("hx-trigger")).isEqualTo("load");
    assertThat(form.attr("hx-post")).isEqualTo("/desk/tickets/" + Samples.TICKET + "/read");
    assertThat(gateway.changes()).isEmpty();
  }

  @Test
  void whatIsDueByItselfIsSaidInTheVendorsTime() {
    gateway.get(
        "/v1/deadlines",
        list(
            """
            {"id":"deadline_01m80r4n2wftm823rv3zh9j6q8","object":"deadline","version":1,
             "created_at":"2026-11-23T14:02:00Z","updated_at":"2026-11-23T14:02:00Z","case":"%s",
             "ladder":"refund-grace","step":1,"action":"execute","status":"pending",
             "due_at":"2026-11-24T14:02:00Z","policy_version":1}"""
                .formatted(ONE)));

    assertThat(page("/desk").select(".due").text()).isEqualTo("Refund on 24 Nov, 09:02");
  }

  @Test
  void anOperatorSeesAllVendorsAndMayChooseOne() {
    gateway.get("/v1/me", DeskSamples.operator());

    var page = page("/desk?vendor=" + VENDOR);

    assertThat(page.select("#vendor option[selected]").text()).isEqualTo("Acme Digital");
    assertThat(page.select(".inbox > li").first().text()).contains("Acme Digital");
    assertThat(asked()).contains("vendor=" + VENDOR);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "vendor | Tickets Transactions E-mails Settings",
        "operator | Tickets Phone Reviews Sellers E-mails Settings",
        "phone | Tickets Phone Settings"
      })
  void theNavigationShowsWhatTheRoleMayDoAndNothingElseOpens(String who, String places) {
    gateway.get(
        "/v1/me",
        switch (who) {
          case "vendor" -> DeskSamples.vendorAdmin();
          case "operator" -> DeskSamples.operator();
          default -> DeskSamples.phone();
        });

    assertThat(page("/desk").select(".nav a").eachText()).containsExactly(places.split(" "));
    assertThat(page("/desk").select(".nav a[aria-current]").text()).isEqualTo("Tickets");
    if (!places.contains("Reviews")) {
      signedIn().get("/desk/reviews").then().statusCode(403);
    }
    if (!places.contains("Transactions")) {
      signedIn().get("/desk/transactions").then().statusCode(403);
    }
    if (!places.contains("E-mails")) {
      signedIn().get("/desk/mails").then().statusCode(403);
    }
  }

  /** The first question for tickets. */
  private String asked() {
    return gateway.requests("GET", "/v1/tickets").getFirst().query();
  }
}
