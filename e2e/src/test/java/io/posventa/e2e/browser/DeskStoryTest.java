package io.posventa.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.posventa.e2e.house.Case;
import io.posventa.e2e.house.House;
import io.posventa.e2e.house.Mails;
import io.posventa.e2e.house.Sale;
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
    String tag = sandbox.orderName().toLowerCase(Locale.ROOT);
    vendor =
        sandbox.vendor(
            Map.of(
                "name",
                "Librería Sol",
                "account_email",
                "owner@" + tag + ".example",
                "support_email",
                "help@" + tag + ".example",
                "time_zone",
                "Europe/Madrid"));
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

  /** What a customer would write in this language. */
  private Case asked(String type, String language) {
    boolean spanish = language.equals("es");
    return Case.open(
        sandbox,
        sandbox.customer(),
        type,
        sandbox.sale(vendor),
        Map.of(
            "subject",
            spanish ? "El archivo no se abre" : "The file does not open",
            "body",
            spanish ? "Dice que está dañado." : "It says that it is damaged."));
  }

  /** Closed by the vendor with a consent that the customer denies. */
  private void complain(String language) {
    boolean spanish = language.equals("es");
    var abused = asked("refund", language);
    abused.close(
        vendor.self(),
        Map.of("consent", Map.of("by", "customer", "via", "phone", "evidence", "He said so.")));
    String reason = spanish ? "Nunca di mi permiso." : "I never agreed to that.";
    sandbox.shop().post(abused.path() + "/escalate", Map.of("reason", reason)).expect(201);
  }

  /** Finds an order, and opens a refund ticket with the action beside it. */
  private static void openRefund(Visitor visitor, String place, Sale sale, String body) {
    visitor.follow("nav a[href='" + place + "']");
    visitor.page().locator("#q").fill(sale.name());
    visitor.submit("form[role=search]");
    assertThat(visitor.page().locator(".sales li")).hasCount(1);
    String name = place.substring(place.lastIndexOf('/') + 1);
    visitor.keep(name);
    visitor.follow("a.open-ticket");
    visitor.page().locator("input[name=type][value=refund]").check();
    visitor.page().locator("textarea[name=body]").fill(body);
    visitor.keep(name + "-ticket");
    visitor.submit("main form");
  }

  private static void reply(Visitor visitor, String body) {
    visitor.page().locator("#reply textarea").fill(body);
    visitor.submit("#reply");
    assertThat(visitor.page().locator("#conversation")).containsText(body);
  }

  private static void takeBack(Visitor visitor) {
    visitor.page().locator("#close summary").click();
    visitor.submit("#close");
  }

  private static void decide(Visitor visitor) {
    visitor.page().locator("input[value=upheld]").check();
    visitor.page().locator("textarea[name=note]").fill("The customer denies it.");
    visitor.submit("main form");
    assertThat(visitor.page().locator("main")).containsText("The customer denies it.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"es", "en"})
  @Requirement({"CB-01", "CB-19", "CB-21", "CB-37", "CB-38", "CB-46", "CB-107"})
  void theVendorWorksThroughItsTicketsAndTakesBackAMistake(String language) {
    var waiting = asked("support", language);
    asked("refund", language);
    var sale = sandbox.sale(vendor);

    try (var seller = Visitor.reading(language)) {
      signIn(seller, member("vendor_admin", language));
      assertThat(seller.page().locator(".inbox li")).hasCount(2);
      assertThat(seller.page().locator(".inbox li.new")).hasCount(2);
      seller.keep("inbox");

      seller.page().locator("#q").fill(waiting.ticket().number());
      seller.submit("form[role=search]");
      assertThat(seller.page().locator(".inbox li")).hasCount(1);
      seller.follow(".inbox a.item");
      reply(seller, language.equals("es") ? "Aquí tiene otro enlace." : "Here is a new link.");

      openRefund(seller, "/desk/transactions", sale, language.equals("es") ? "Un error." : "Oops.");
      assertThat(seller.page().locator("#next")).containsText("10:05");
      seller.keep("taken-back");
      takeBack(seller);
      sandbox.advance("2026-03-02T09:10:00Z");
      assertThat(sale.read().refunded().amount()).isZero();

      seller.follow("nav a[href='/desk/settings']");
      seller.keep("settings");
      seller.follow("nav a[href='/desk/mails']");
      seller.keep("mails");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"es", "en"})
  @Requirement({"CB-56", "CB-57", "CB-71", "CB-73", "CB-100", "CB-101"})
  void theOperatorReviewsAComplaintAndTakesTheChanceToSaveSales(String language) {
    complain(language);

    try (var operator = Visitor.reading(language)) {
      signIn(operator, member("operator", language));
      operator.follow("nav a[href='/desk/reviews']");
      operator.follow(".inbox a.item");
      operator.keep("review");
      decide(operator);

      sandbox.settle();
      operator.follow("nav a[href='/desk/vendors']");
      operator.keep("vendors");
      operator.follow("main a[href^='/desk/vendors/vendor_']");
      assertThat(operator.page().locator(".tile.bad .tile-number")).hasText("1");
      operator.keep("vendor");
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
      openRefund(phone, "/desk/phone", sale, "The caller wants the money back.");

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

  @Test
  @Requirement({"CB-19", "CB-37", "CB-57", "CB-106", "CB-107", "CB-114"})
  void theDeskWorksWithoutScripts() {
    asked("support", "en");
    complain("en");

    try (var seller = Visitor.withoutScripts("en")) {
      signIn(seller, member("vendor_admin", "en"));
      seller.follow(".inbox li.new:last-child a.item");
      reply(seller, "Here is a new link.");
      openRefund(seller, "/desk/transactions", sandbox.sale(vendor), "By mistake.");
      assertThat(seller.page().locator("#next")).containsText("10:05");
      takeBack(seller);
      assertThat(seller.page().locator("#next.done")).containsText("by you");
      seller.follow("nav a[href='/desk/settings']");
      seller.page().locator("#shop-name").fill("Luna Books");
      seller.submit("form[action$='/settings/shop']");
      assertThat(seller.page().locator("#shop-name")).hasValue("Luna Books");
    }
    try (var operator = Visitor.withoutScripts("en")) {
      signIn(operator, member("operator", "en"));
      operator.follow("nav a[href='/desk/reviews']");
      operator.follow(".inbox a.item");
      decide(operator);
    }
    try (var phone = Visitor.withoutScripts("en")) {
      signIn(phone, member("phone_representative", "en"));
      openRefund(phone, "/desk/phone", sandbox.sale(vendor), "The caller wants the money back.");
      assertThat(phone.page().locator("#next")).containsText("3 March");
    }
  }
}
