package io.posventa.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.posventa.e2e.house.Case;
import io.posventa.e2e.house.House;
import io.posventa.e2e.house.Mails;
import io.posventa.e2e.house.Sandbox;
import io.posventa.e2e.house.Vendor;
import io.posventa.launcher.Service;
import io.posventa.platform.test.Requirement;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The staff of a vendor and of the marketplace, signed in by a mailed link. */
@ExtendWith({House.class, Chromium.class})
@Execution(ExecutionMode.SAME_THREAD)
@ResourceLock(Chromium.LOCK)
class DeskStoryTest {
  private static final Pattern WAY_IN = Pattern.compile("http\\S+/sign-in/sgn_\\S+");

  private Sandbox sandbox;
  private Vendor vendor;

  @BeforeEach
  void enter() {
    sandbox = Sandbox.at("2026-03-02T09:00:00Z");
    vendor = sandbox.vendor("Europe/Madrid");
  }

  private String member(String role, String language) {
    String email = role + "@" + sandbox.orderName().toLowerCase(Locale.ROOT) + ".example";
    var body = new HashMap<String, Object>();
    body.put("email", email);
    body.put("name", "Eva Ruiz");
    body.put("role", role);
    body.put("locale", language);
    if (role.startsWith("vendor")) {
      body.put("vendor", vendor.id());
    }
    sandbox.operator().post("/v1/members", body).expect(201);
    return email;
  }

  /** By the mailed link and its button, as a person does it. */
  private void signIn(Visitor visitor, String email) {
    String portal = House.suite().url(Service.PORTAL).toString();
    visitor.open(portal + "/" + sandbox.id() + "/sign-in");
    visitor.page().locator("input[type=email]").fill(email);
    visitor.submit("main form");
    sandbox.settle();
    var link = WAY_IN.matcher(Mails.to(email).getLast().text());
    assertThat(link.find()).isTrue();
    visitor.page().navigate(link.group());
    visitor.submit("main form");
    assertThat(visitor.page().url()).contains("/desk");
  }

  @ParameterizedTest
  @ValueSource(strings = {"es", "en"})
  @Requirement({"CB-01", "CB-19", "CB-21", "CB-37", "CB-38", "CB-46", "CB-107"})
  void theVendorWorksThroughItsTicketsAndTakesBackAMistake(String language) {
    var waiting = sandbox.open(sandbox.customer(), "support", sandbox.sale(vendor));
    sandbox.open(sandbox.customer(), "refund", sandbox.sale(vendor));
    var sale = sandbox.sale(vendor);

    try (var seller = Visitor.reading(language)) {
      signIn(seller, member("vendor_admin", language));
      assertThat(seller.page().locator(".inbox li")).hasCount(2);
      assertThat(seller.page().locator(".inbox li.new")).hasCount(2);
      seller.keep("inbox-" + language);

      seller.page().locator("#q").fill(waiting.ticket().number());
      seller.submit("form[role=search]");
      assertThat(seller.page().locator(".inbox li")).hasCount(1);
      seller.follow(".inbox a.item");
      seller.page().locator("#reply textarea").fill("Here is a new link.");
      seller.submit("#reply");
      assertThat(seller.page().locator("#conversation")).containsText("Here is a new link.");

      seller.follow("nav a[href='/desk/transactions']");
      seller.page().locator("#q").fill(sale.name());
      seller.submit("form[role=search]");
      assertThat(seller.page().locator(".sales li")).hasCount(1);
      seller.keep("transactions-" + language);
      seller.follow("a.open-ticket");
      seller.page().locator("input[name=type][value=refund]").check();
      seller.page().locator("textarea[name=body]").fill("By mistake.");
      seller.submit("main form");
      assertThat(seller.page().locator("#next")).containsText("10:05");
      seller.keep("taken-back-" + language);
      seller.page().locator("#close summary").click();
      seller.submit("#close");
      sandbox.advance("2026-03-02T09:10:00Z");
      assertThat(sale.read().refunded().amount()).isZero();

      seller.follow("nav a[href='/desk/settings']");
      seller.keep("settings-" + language);
      seller.follow("nav a[href='/desk/mails']");
      seller.keep("mails-" + language);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"es", "en"})
  @Requirement({"CB-56", "CB-57", "CB-71", "CB-73", "CB-100", "CB-101"})
  void theOperatorReviewsAComplaintAndTakesTheChanceToSaveSales(String language) {
    var abused = sandbox.open(sandbox.customer(), "refund", sandbox.sale(vendor));
    abused.close(
        vendor.self(),
        Map.of("consent", Map.of("by", "customer", "via", "phone", "evidence", "He said so.")));
    sandbox
        .shop()
        .post(abused.path() + "/escalate", Map.of("reason", "I never agreed to that."))
        .expect(201);

    try (var operator = Visitor.reading(language)) {
      signIn(operator, member("operator", language));
      operator.follow("nav a[href='/desk/reviews']");
      operator.follow(".inbox a.item");
      operator.keep("review-" + language);
      operator.page().locator("input[value=upheld]").check();
      operator.page().locator("textarea[name=note]").fill("The customer denies it.");
      operator.submit("main form");

      operator.follow("nav a[href='/desk/vendors']");
      operator.keep("vendors-" + language);
      operator.follow("main a[href^='/desk/vendors/vendor_']");
      operator.keep("vendor-" + language);
      operator.page().locator("textarea[name=reason]").fill("Upheld complaint.");
      operator.submit("main form[action$='/refund-mode']");
      assertThat(operator.page().locator("body")).containsText("Upheld complaint.");
      var sale = sandbox.sale(vendor);
      sandbox.open(sandbox.customer(), "refund", sale);
      sandbox.settle();
      assertThat(sale.read().refunded().amount()).isEqualTo(1_999);

      operator.page().reload();
      operator.page().locator("textarea[name=reason]").fill("Lifted after three months.");
      operator.submit("main form[action$='/refund-mode']");
      assertThat(operator.page().locator("body")).containsText("Lifted after three months.");
      assertThat(operator.page().locator("body")).containsText("Upheld complaint.");
    }
    Case later = sandbox.open(sandbox.customer(), "refund", sandbox.sale(vendor));
    sandbox.settle();
    assertThat(later.ticket().status()).isEqualTo("open");
  }

  @Test
  @Requirement({"CB-09", "CB-10", "CB-106"})
  void aPhoneRepresentativeOpensTheCallersTicketAndTheVendorKeepsItsDay() {
    var sale = sandbox.sale(vendor);

    try (var phone = Visitor.reading("en")) {
      signIn(phone, member("phone_representative", "en"));
      phone.follow("nav a[href='/desk/phone']");
      phone.page().locator("#q").fill(sale.name());
      phone.submit("form[role=search]");
      phone.follow("a.open-ticket");
      phone.page().locator("input[name=type][value=refund]").check();
      phone.page().locator("textarea[name=body]").fill("The caller wants the money back.");
      phone.keep("phone-en");
      phone.submit("main form");

      assertThat(phone.page().locator("#next")).containsText("3 March");
    }
    sandbox.settle();
    assertThat(sale.read().refunded().amount()).isZero();
  }

  @Test
  @Requirement({"CB-107", "GEN-27"})
  void aWayInWorksOnceAndOnlyWhenItIsPressed() {
    String email = member("vendor_agent", "en");

    try (var agent = Visitor.reading("en");
        var thief = Visitor.reading("en")) {
      signIn(agent, email);
      var link = WAY_IN.matcher(Mails.to(email).getLast().text());
      assertThat(link.find()).isTrue();

      thief.page().navigate(link.group());
      if (thief.page().locator("main form").count() > 0) {
        thief.page().locator("main form button").first().click();
        thief.page().waitForLoadState();
      }
      assertThat(thief.page().url()).doesNotContain("/desk");
      var inbox = thief.context().request().get(House.suite().url(Service.PORTAL) + "/desk");
      assertThat(inbox.status()).isEqualTo(401);

      agent.submit("form.who");
      agent.page().navigate(House.suite().url(Service.PORTAL) + "/desk");
      assertThat(agent.page().locator(".inbox")).hasCount(0);
    }
  }
}
