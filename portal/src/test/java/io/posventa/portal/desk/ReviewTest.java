package io.posventa.portal.desk;

import static io.posventa.portal.desk.DeskSamples.KEY;
import static io.posventa.portal.desk.DeskSamples.REVIEW;
import static io.posventa.portal.desk.DeskSamples.list;
import static io.posventa.portal.desk.DeskSamples.page;
import static io.posventa.portal.desk.DeskSamples.read;
import static io.posventa.portal.desk.DeskSamples.signedIn;
import static io.posventa.portal.stub.Samples.TICKET;
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

@QuarkusTest
@QuarkusTestResource(StubGateway.class)
class ReviewTest {
  private static final String PAGE = "/desk/reviews/" + REVIEW;
  private static final String SELLER = "/desk/vendors/" + VENDOR;

  StubGateway gateway;

  @BeforeEach
  void reset() {
    gateway.reset();
    gateway.get("/v1/me", DeskSamples.operator());
    gateway.get("/v1/vendors", list(DeskSamples.vendor("")));
    gateway.get("/v1/vendors/" + VENDOR, DeskSamples.vendor(""));
    gateway.get("/v1/vendors/" + VENDOR + "/quality", DeskSamples.quality());
    gateway.get("/v1/vendors/" + VENDOR + "/refund-mode-decisions", list());
    gateway.get("/v1/quality", list(DeskSamples.quality()));
    gateway.get("/v1/escalations", list(DeskSamples.escalation("open")));
    gateway.get("/v1/escalations/" + REVIEW, DeskSamples.escalation("open"));
    gateway.get("/v1/tickets/" + TICKET, Samples.TicketSample.support().json());
    gateway.get("/v1/tickets/" + TICKET + "/messages", Samples.messages());
    gateway.get("/v1/tickets/" + TICKET + "/history", Samples.history());
    gateway.answer(
        "POST", "/v1/escalations/" + REVIEW + "/decide", 200, DeskSamples.escalation("upheld"));
    gateway.answer("PATCH", "/v1/vendors/" + VENDOR, 200, DeskSamples.vendor(""));
  }

  @Test
  void whatWaitsForADecisionIsListedWithWhatWasDone() {
    var page = page("/desk/reviews");

    assertThat(page.select(".inbox > li").text())
        .contains("The seller changed it from refund to support", "T-100001", "Acme Digital")
        .contains("Only the seller says that the customer agreed");
    assertThat(gateway.only("GET", "/v1/escalations").query()).contains("status=open");
  }

  @Test
  void oneReviewShowsTheComplaintTheConversationAndTheForm() {
    var page = page(PAGE);

    assertThat(page.select("main").text()).contains("I never agreed to this.");
    assertThat(page.select(".thread > li")).isNotEmpty();
    assertThat(page.select(".msg-files a").attr("href")).startsWith("/desk/tickets/" + TICKET);
    assertThat(page.select("form[action=" + PAGE + "] input[name=outcome]")).hasSize(2);
  }

  @Test
  void theDecisionIsRecordedWithItsReason() {
    signedIn()
        .formParam("outcome", "upheld")
        .formParam("note", "Nobody had agreed.")
        .formParam("key", KEY)
        .post(PAGE)
        .then()
        .statusCode(303)
        .header("Location", PAGE);

    var sent = gateway.only("POST", "/v1/escalations/" + REVIEW + "/decide");
    assertThat(sent.body()).contains("\"outcome\":\"upheld\"", "Nobody had agreed.");
    assertThat(sent.header("idempotency-key")).isEqualTo(KEY);
  }

  @Test
  void withoutAnOutcomeAndAReasonNothingIsDecided() {
    var page = read(signedIn().formParam("note", "").post(PAGE));

    assertThat(page.select("#decide-outcome-error").text()).isEqualTo("Please choose one.");
    assertThat(page.select("#decide-note-error").text()).isEqualTo("Please fill this in.");
    assertThat(gateway.changes()).isEmpty();
  }

  @Test
  void aDecisionThatAColleagueMadeMeanwhileIsSaid() {
    gateway.answer(
        "POST", "/v1/escalations/" + REVIEW + "/decide", Answer.problem(409, "escalation-decided"));

    var page =
        read(signedIn().formParam("outcome", "dismissed").formParam("note", "Fine.").post(PAGE));

    assertThat(page.select(".problems").text()).contains("decided already");
  }

  @Test
  @Requirement({"CB-100", "CB-101"})
  void vendorsAreListedWithWhatTellsOfAbuseAndOfSalesSaved() {
    var cells = page("/desk/vendors").select("tbody tr").first().children().eachText();

    assertThat(cells).containsExactly("Acme Digital", "50", "12", "3", "2", "1");
  }

  @Test
  @Requirement({"CB-100", "CB-101"})
  void aVendorsIndicatorsAreShownForTheChosenPeriod() {
    var page = page(SELLER + "?days=90");

    assertThat(page.select(".tile").eachText())
        .containsExactly(
            "3 Sales saved",
            "30% Share of requests saved",
            "2 Complaints after the seller’s own closing or change",
            "1 Complaints upheld");
    assertThat(gateway.only("GET", "/v1/vendors/" + VENDOR + "/quality").query())
        .contains("from=2026-08-25T14:02:00Z", "to=2026-11-23T14:02:00.000001Z");
  }

  @Test
  @Requirement({"CB-57", "CB-73"})
  void theChanceToSaveSalesIsTakenAwayWithAReasonAndTheReviewThatLedToIt() {
    var page = page(SELLER + "?escalation=" + REVIEW);
    signedIn()
        .formParam("mode", "immediate")
        .formParam("reason", "Upheld twice")
        .formParam("escalation", REVIEW)
        .formParam("key", KEY)
        .post(SELLER + "/refund-mode")
        .then()
        .statusCode(303)
        .header("Location", SELLER);

    assertThat(page.select("input[name=escalation]").attr("value")).isEqualTo(REVIEW);
    assertThat(gateway.only("PATCH", "/v1/vendors/" + VENDOR).body())
        .contains("\"refund_mode\":\"immediate\"", "\"reason\":\"Upheld twice\"", REVIEW);
  }

  @Test
  @Requirement("CB-73")
  void withoutAReasonItStays() {
    var page = read(signedIn().formParam("mode", "immediate").post(SELLER + "/refund-mode"));

    assertThat(page.select("#mode-reason-error").text()).isEqualTo("Please fill this in.");
    assertThat(gateway.changes()).isEmpty();
  }

  @Test
  @Requirement("CB-73")
  void itIsGivenBackTheSameWayAndTheHistoryStays() {
    gateway.get(
        "/v1/vendors/" + VENDOR,
        DeskSamples.vendor("")
            .replace(
                "\"refund_mode\":\"grace\"",
                "\"refund_mode\":\"immediate\",\"refund_mode_reason\":\"Upheld twice\""));
    gateway.get(
        "/v1/vendors/" + VENDOR + "/refund-mode-decisions",
        list(
            """
            {"id":"decision_01m80r4n2wftm823rv3zh9j6q8","object":"refund_mode_decision",
             "at":"2026-11-02T10:00:00Z","by":{"party":"operator","name":"Marta Ruiz"},
             "refund_mode":"immediate","reason":"Upheld twice","escalation":"%s"}"""
                .formatted(REVIEW)));

    var page = page(SELLER);

    assertThat(page.select("input[name=mode]").attr("value")).isEqualTo("grace");
    assertThat(page.select("tbody tr").text()).contains("Refunds at once", "Marta Ruiz");
    assertThat(page.select("tbody a").attr("href")).isEqualTo(PAGE);
  }
}
