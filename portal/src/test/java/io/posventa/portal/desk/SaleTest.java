package io.posventa.portal.desk;

import static io.posventa.portal.desk.DeskSamples.KEY;
import static io.posventa.portal.desk.DeskSamples.list;
import static io.posventa.portal.desk.DeskSamples.page;
import static io.posventa.portal.desk.DeskSamples.read;
import static io.posventa.portal.desk.DeskSamples.signedIn;
import static io.posventa.portal.stub.Samples.ORDER;
import static io.posventa.portal.stub.Samples.TICKET;
import static io.posventa.portal.stub.Samples.VENDOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.posventa.platform.test.Requirement;
import io.posventa.portal.stub.Samples;
import io.posventa.portal.stub.StubGateway;
import io.posventa.portal.stub.StubGateway.Answer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StubGateway.class)
class SaleTest {
  private static final String FORM = "/desk/transactions/" + ORDER + "/ticket";
  private static final String CALL = "/desk/phone/" + ORDER + "/ticket";

  StubGateway gateway;

  @BeforeEach
  void reset() {
    gateway.reset();
    gateway.get("/v1/me", DeskSamples.vendorAdmin());
    gateway.get("/v1/vendors/" + VENDOR, DeskSamples.vendor(""));
    gateway.get("/v1/orders", list(DeskSamples.order()));
    gateway.get("/v1/orders/" + ORDER, DeskSamples.order());
    gateway.get("/v1/tickets", list());
    gateway.answer(
        "GET",
        "/v1/orders/" + ORDER + "/eligibility",
        request -> {
          boolean refund = request.query().contains("action=refund");
          return Answer.json(
              200, DeskSamples.eligibility(refund ? "refund" : "cancellation", refund));
        });
    gateway.answer(
        "POST",
        "/v1/tickets",
        201,
        DeskSamples.ticket(TICKET, "T-100001", "none", "2026-11-23T14:02:00Z"));
  }

  @Test
  @Requirement({"CB-37", "CB-38"})
  void aVendorSearchesItsSalesAndEachOpensATicket() {
    var page = page("/desk/transactions?q=A-10&from=2026-11-01&until=2026-11-20");

    assertThat(page.select(".sales > li").text()).contains("Piano course", "A-1001", "€47.00");
    assertThat(page.select("a.open-ticket").attr("href")).isEqualTo(FORM);
    assertThat(gateway.only("GET", "/v1/orders").query())
        .contains("q=A-10", "placed_after=2026-11-01T03:59:59.999999Z")
        .contains("placed_before=2026-11-21T05:00:00Z");
  }

  @Test
  void oneLetterIsTooShortAndSaysSo() {
    var page = page("/desk/transactions?q=A");

    assertThat(page.select("#q-error").text()).contains("two characters");
    assertThat(gateway.only("GET", "/v1/orders").query()).doesNotContain("q=");
  }

  @Test
  @Requirement({"CB-19", "CB-38"})
  void whatIsPossibleIsSaidBeforeAnythingIsTyped() {
    var page = page(FORM);

    assertThat(page.select("input[name=type]").eachAttr("value")).containsExactly("refund");
    assertThat(page.select(".pick").text()).contains("€47.00 is paid back.");
    assertThat(page.select(".choice.off").text())
        .contains("End the subscription", "There is no subscription to cancel.");
    assertThat(page.select(".hero").text()).contains("Until then you can take it back");
    assertThat(gateway.requests("GET", "/v1/orders/" + ORDER + "/eligibility"))
        .allSatisfy(asked -> assertThat(asked.query()).contains("by=vendor"));
  }

  @Test
  @Requirement({"CB-19", "CB-20"})
  void theVendorsTicketIsItsOwnAndNamedInTheCustomersLanguage() {
    open(FORM, "refund", "We agreed on it by phone.")
        .then()
        .statusCode(303)
        .header("Location", "/desk/tickets/" + TICKET);

    var sent = gateway.only("POST", "/v1/tickets");
    assertThat(sent.body())
        .contains("\"type\":\"refund\"", "\"subject\":\"Reembolso: Piano course\"")
        .doesNotContain("on_behalf_of");
    assertThat(sent.header("idempotency-key")).isEqualTo(KEY);
  }

  @Test
  @Requirement("CB-21")
  void theVendorsTicketCountsDownAndIsTakenBackWithoutAskingAnybody() {
    String api = "/v1/tickets/" + TICKET;
    gateway.get(api, Samples.TicketSample.refundByVendor().json());
    gateway.get(api + "/messages", Samples.messages());
    gateway.get(api + "/history", Samples.history());
    gateway.answer("POST", api + "/close", 200, Samples.TicketSample.withdrawn().json());

    var page = page("/desk/tickets/" + TICKET);

    assertThat(page.select("#next .say").text())
        .isEqualTo(
            "The customer is refunded on Monday 23 November, 09:06 (New York). Until then you can"
                + " take it back.");
    assertThat(page.select("#next [data-seconds]").attr("data-seconds")).isEqualTo("270");
    assertThat(page.select("#close summary").text()).isEqualTo("Take it back");
    assertThat(page.select("#close form").attr("action"))
        .isEqualTo("/desk/tickets/" + TICKET + "/close");

    signedIn()
        .formParam("as", "withdrawn")
        .formParam("key", KEY)
        .post("/desk/tickets/" + TICKET + "/close")
        .then()
        .statusCode(303)
        .header("Location", "/desk/tickets/" + TICKET);
    assertThat(gateway.only("POST", api + "/close").body()).doesNotContain("consent");
  }

  @Test
  void whatIsRefusedComesBackWithWhatWasTyped() {
    gateway.answer("POST", "/v1/tickets", Answer.problem(409, "refund-already-requested"));

    var page = read(open(FORM, "refund", "We agreed on it."));

    assertThat(page.select(".problems").text()).contains("open request for this order already");
    assertThat(page.select("textarea[name=body]").text()).isEqualTo("We agreed on it.");
    assertThat(page.select("input[name=type]").attr("checked")).isNotNull();
  }

  @Test
  void withoutAChoiceOrAMessageNothingIsSent() {
    var page = read(open(FORM, "cancellation", " "));

    assertThat(page.select("#ticket-type-error").text()).isEqualTo("Please choose what to do.");
    assertThat(page.select("#ticket-body-error").text()).isEqualTo("Please fill this in.");
    assertThat(gateway.changes()).isEmpty();
  }

  @Test
  @Requirement({"CB-09", "CB-106"})
  void whoeverTakesCallsFindsTheOrderOnlyByWhatTheCallerNames() {
    gateway.get("/v1/me", DeskSamples.phone());

    assertThat(page("/desk/phone").select(".sales")).isEmpty();
    assertThat(gateway.requests("GET", "/v1/orders")).isEmpty();
    assertThat(page("/desk/phone?q=ana%40example.com").select("a.open-ticket").attr("href"))
        .isEqualTo(CALL);
  }

  @Test
  @Requirement({"CB-09", "CB-106"})
  void aCallersTicketIsTheCustomersSoThatTheVendorKeepsItsTime() {
    gateway.get("/v1/me", DeskSamples.phone());

    var page = page(CALL);
    open(CALL, "refund", "The caller wants the money back.").then().statusCode(303);

    assertThat(page.select("input[name=type]").eachAttr("value"))
        .containsExactly("support", "refund");
    assertThat(page.select(".hero").text()).contains("24 hours");
    assertThat(gateway.requests("GET", "/v1/orders/" + ORDER + "/eligibility"))
        .allSatisfy(asked -> assertThat(asked.query()).contains("by=customer"));
    assertThat(gateway.only("POST", "/v1/tickets").body())
        .contains("\"on_behalf_of\":\"customer\"", "\"channel\":\"phone\"");
  }

  private static Response open(String path, String type, String body) {
    return signedIn()
        .multiPart("type", type)
        .multiPart("body", body)
        .multiPart("key", KEY)
        .post(path);
  }
}
