package io.posventa.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import io.posventa.e2e.client.Views.Mail;
import io.posventa.e2e.house.Case;
import io.posventa.e2e.house.House;
import io.posventa.e2e.house.Mails;
import io.posventa.e2e.house.Sale;
import io.posventa.e2e.house.Sandbox;
import io.posventa.e2e.house.Vendor;
import io.posventa.launcher.Service;
import io.posventa.platform.test.Requirement;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A customer who has nothing but the mails, and the vendor who answers from one. */
@ExtendWith({House.class, Chromium.class})
@Execution(ExecutionMode.SAME_THREAD)
@ResourceLock(Chromium.LOCK)
class CustomerStoryTest {
  private Sandbox sandbox;
  private Vendor vendor;

  /** Monday, ten o'clock in Madrid. */
  @BeforeEach
  void enter() {
    sandbox = Sandbox.at("2026-03-02T09:00:00Z");
    vendor = seller("es");
  }

  private Vendor seller(String language) {
    return sandbox.vendor(
        Map.of(
            "name",
            "Librería Sol",
            "account_email",
            language + "@" + sandbox.orderName().toLowerCase(Locale.ROOT) + ".example",
            "time_zone",
            "Europe/Madrid",
            "locale",
            language));
  }

  /** Sold the day before to somebody who reads a language. */
  private Sale sale(String language) {
    var sale = Sale.once(sandbox, vendor, sandbox.now().minus(Duration.ofDays(1)));
    return speaking(language, sale);
  }

  private static Sale speaking(String language, Sale sale) {
    return sale.with(
            "customer", Map.of("email", sale.email(), "name", "Ana Pérez", "locale", language))
        .push();
  }

  private static String link(Mail mail) {
    return House.suite().url(Service.PORTAL) + "/l/" + Mails.token(mail);
  }

  private Mail receipt(Sale sale) {
    sandbox.settle();
    return Mails.to(sale.email()).getFirst();
  }

  private Mail newest(String address) {
    sandbox.settle();
    return Mails.to(address).getLast();
  }

  @ParameterizedTest
  @ValueSource(strings = {"es", "en"})
  @Requirement({"CB-28", "CB-29", "CB-34", "CB-35", "CB-36", "CB-105"})
  void theReceiptsLinkShowsWhatWasBoughtAndWhatMayBeAsked(String language) {
    var sale = sale(language);

    try (var customer = Visitor.reading(language)) {
      customer.open(link(receipt(sale)));

      assertThat(customer.page().url()).contains("/receipts/order_");
      assertThat(customer.page().locator("body")).containsText(sale.name());
      assertThat(customer.page().locator("table").first()).containsText("E-book");
      assertThat(customer.page().locator("a[href*='request?type=refund']")).isVisible();
      assertThat(customer.page().locator("a[href*='request?type=support']")).isVisible();
      assertThat(customer.page().locator("a[href*='request?type=cancellation']")).hasCount(0);
      customer.keep("receipt");
    }
  }

  @Test
  @Requirement({"CB-36", "CB-41"})
  void aSubscriptionsReceiptAlsoOffersToCancelIt() {
    var yesterday = sandbox.now().minus(Duration.ofDays(1));
    var sale = speaking("en", Sale.subscription(sandbox, vendor, yesterday, 3));

    try (var customer = Visitor.reading("en")) {
      customer.open(link(receipt(sale)));
      customer.follow("a[href*='request?type=cancellation']");
      customer.page().getByLabel("Why would you like to cancel?").fill("I have no time.");
      customer.press("Cancel the subscription");

      assertThat(customer.page().locator("#next")).containsText("The subscription ends");
    }
  }

  @Test
  @Requirement({"CB-30", "CB-31", "CB-102"})
  void theProductAndTheInvoiceAreAClickAway() {
    var sale = Sale.once(sandbox, vendor, sandbox.now().minus(Duration.ofDays(1)));
    String product = House.suite().url(Service.PORTAL) + "/sign-in/none?product";
    speaking("en", sale.with("download_url", product.replace("http://", "https://")));

    try (var customer = Visitor.reading("en")) {
      customer.open(link(receipt(sale)));
      String receipt = customer.page().url();

      var download =
          customer.context().request().get(receipt + "/download", Visitor.withoutRedirects());
      assertThat(download.status()).isEqualTo(303);
      assertThat(download.headers().get("location")).endsWith("?product");
      customer.follow("a[href$='/invoice']");
      assertThat(customer.page().locator("body")).containsText("19.99");
      customer.keep("invoice");
      var pdf = customer.context().request().get(receipt + "/invoice.pdf");
      assertThat(pdf.status()).isEqualTo(200);
      assertThat(new String(pdf.body(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    }
  }

  @Test
  @Requirement({"CB-32", "CB-33"})
  void aCopyAndANewAddressAreAskedForOnTheReceipt() {
    var sale = sale("en");
    String changed = sale.name().toLowerCase(Locale.ROOT) + "@changed.example";

    try (var customer = Visitor.reading("en")) {
      customer.open(link(receipt(sale)));
      customer.press("Send the receipt again");
      assertThat(customer.page().getByRole(AriaRole.STATUS)).containsText("on its way");
      sandbox.settle();
      assertThat(Mails.to(sale.email())).hasSize(2);

      customer.page().getByText("Change the e-mail address").click();
      customer.page().getByLabel("New e-mail address").fill(changed);
      customer.submit("#email");
    }
    for (String address : new String[] {sale.email(), changed}) {
      try (var confirmed = Visitor.reading("en")) {
        confirmed.open(link(newest(address)));
        confirmed.press("Yes, change the address");
        assertThat(confirmed.page().locator("h1")).hasText("Confirmed");
      }
    }
    sandbox.settle();
    int before = Mails.to(sale.email()).size();
    sandbox.open(sandbox.customer(), "support", sale);
    sandbox.settle();

    assertThat(Mails.to(changed)).last().extracting(Mail::subject).asString().contains("T-");
    assertThat(Mails.to(sale.email())).hasSize(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"scripts", "no scripts"})
  @Requirement({"CB-02", "CB-03", "CB-04", "CB-22", "CB-47", "CB-103", "CB-104"})
  void helpIsAskedForAnsweredAndTurnedIntoARefund(String with) {
    var sale = sale("en");
    boolean scripts = with.equals("scripts");

    try (var customer = scripts ? Visitor.reading("en") : Visitor.withoutScripts("en");
        var seller = scripts ? Visitor.reading("es") : Visitor.withoutScripts("es")) {
      customer.open(link(receipt(sale)));
      customer.follow("a[href*='request?type=support']");
      customer.press("Send");
      assertThat(customer.page().locator(".problems, .error").first()).isVisible();
      customer.page().getByLabel("Subject").fill("The file does not open");
      customer.page().getByLabel("What has happened?").fill("It says that it is broken.");
      customer.attach("broken.txt", "text/plain", "The reader's own words.");
      customer.press("Send");
      assertThat(customer.page().url()).contains("/tickets/ticket_");
      assertThat(customer.page().locator("#conversation")).containsText("broken.txt");

      seller.open(link(newest(vendor.email())));
      assertThat(seller.page().locator("h1")).hasText("The file does not open");
      seller.page().locator("#reply textarea").fill("Pruebe este enlace, por favor.");
      seller.press("Enviar la respuesta");
      assertThat(seller.page().locator("#conversation")).containsText("Pruebe este enlace");

      customer.open(link(newest(sale.email())));
      assertThat(customer.page().locator("#conversation")).containsText("Pruebe este enlace");
      customer.open(link(newest(sale.email())) + "?do=convert");
      customer.press("Ask for the refund");
      // Monday's request is due on Tuesday at the same time, said in the vendor's zone.
      assertThat(customer.page().locator("#next")).containsText("3 March");
      assertThat(customer.page().locator("#next")).containsText("10:00");
      customer.page().locator("#next a").click();
      assertThat(customer.page().locator("#explanation")).containsText("24");
      customer.look();
    }
    sandbox.advance("2026-03-03T09:00:00Z");

    try (var customer = scripts ? Visitor.reading("en") : Visitor.withoutScripts("en")) {
      customer.open(link(newest(sale.email())));
      assertThat(customer.page().locator("#next")).containsText("The refund was made");
    }
    assertThat(sale.read().refunded().amount()).isEqualTo(Sale.PRICE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"es", "en"})
  @Requirement({"CB-11", "CB-14", "CB-16"})
  void theVendorProposesAndTheCustomerAccepts(String language) {
    vendor = seller(language);
    boolean spanish = language.equals("es");
    var sale = sale(language);
    var request =
        Case.open(
            sandbox,
            sandbox.customer(),
            "refund",
            sale,
            spanish
                ? Map.of("subject", "No es lo que esperaba", "body", "Quisiera devolverlo.")
                : Map.of("subject", "Not what I expected", "body", "I would like a refund."));
    request.reply(
        vendor.self(),
        spanish ? "Permita que le ayudemos, sin coste." : "Let us help you, free of charge.");
    request.reply(
        sandbox.customer(), spanish ? "Eso suena bien, ¿cuándo?" : "That sounds good, when?");

    try (var seller = Visitor.reading(language);
        var customer = Visitor.reading(language)) {
      seller.open(link(newest(vendor.email())));
      seller.keep("ticket-vendor");
      customer.open(link(newest(sale.email())));
      customer.keep("ticket-customer");

      seller.page().locator("#propose summary").click();
      seller.page().locator("#propose textarea").fill("Vamos a resolverlo juntos.");
      seller.submit("#propose");
      assertThat(seller.page().locator("#proposal-title")).isVisible();

      customer.page().reload();
      assertThat(customer.page().locator("#proposal")).containsText("Vamos a resolverlo juntos.");
      customer.look();
      customer.submit("#proposal");
      assertThat(customer.page().locator("#proposal")).hasCount(0);
    }
    assertThat(request.ticket().type()).isEqualTo("support");
  }

  @Test
  @Requirement({"GEN-27"})
  void whoeverOnlyFetchesTheLinksOfAMailChangesNothing() {
    var sale = sandbox.sale(vendor);
    var request = sandbox.open(sandbox.customer(), "refund", sale);
    sandbox.settle();
    var before = request.ticket();

    try (var scanner = Visitor.reading("en")) {
      for (var mail : Mails.to(sale.email())) {
        for (String action : new String[] {"", "?do=close", "?do=convert", "?do=escalate"}) {
          var answer = scanner.context().request().get(link(mail) + action);
          assertThat(answer.status()).isEqualTo(200);
          assertThat(answer.headers()).containsEntry("referrer-policy", "no-referrer");
        }
      }
    }

    assertThat(request.ticket()).isEqualTo(before);
  }

  @Test
  @Requirement({"GEN-27", "GEN-29"})
  void aLinkOpensItsOwnCaseForItsOwnPartyOnly() {
    var mine = sandbox.sale(vendor);
    var other = sandbox.sale(vendor);

    try (var customer = Visitor.reading("en")) {
      customer.open(link(receipt(mine)));
      var foreign =
          customer
              .context()
              .request()
              .get(House.suite().url(Service.PORTAL) + "/receipts/" + other.id());
      assertThat(foreign.status()).isIn(401, 404);

      var altered = customer.context().request().get(link(receipt(mine)) + "x");
      assertThat(altered.status()).isEqualTo(404);
    }
  }
}
