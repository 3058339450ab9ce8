package io.posventa.rma.invoice;

import static io.posventa.rma.Sandbox.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.posventa.platform.test.Postgres;
import io.posventa.platform.test.Requirement;
import io.posventa.rma.Outside;
import io.posventa.rma.Sandbox;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Postgres.class)
@QuarkusTestResource(Outside.class)
class InvoiceTest {

  @Requirement("CB-31")
  @Test
  void theInvoiceHasNumberDateLinesTaxAndTotal() throws IOException {
    var shop = Sandbox.clickbank();
    var order = shop.order("A-1", 4_130);
    order.put(
        "lines",
        List.of(
            Map.of(
                "external_id",
                "1",
                "name",
                "Guía <b>de</b> jardín\uffff & más",
                "kind",
                "digital",
                "quantity",
                2,
                "unit_price",
                eur(1_700),
                "discount",
                eur(400),
                "tax",
                eur(630))));
    order.put("shipping_amount", eur(500));
    String id = shop.push("A-1", order);

    var text = text(pdf(shop, id, ""), "order");

    assertThat(text)
        .contains("Factura", "A-1", "5 de enero de 2026")
        .contains("Librería Ñandú", "ayuda@nandu.example", "Mercado")
        .contains("Ana Pérez", "ana@example.com")
        .contains("Guía <b>de</b> jardín & más", "17,00 €", "34,00 €", "-4,00 €", "5,00 €")
        .contains("Impuestos 6,30 €", "Total 41,30 €", "Pagada");
    assertThat(text(pdf(shop, id, "?locale=en"), "order-en"))
        .contains("Invoice", "January 5, 2026", "Tax €6.30", "Total €41.30", "Paid");
  }

  @Requirement({"CB-31", "GEN-07"})
  @Test
  void aSubscriptionPrintsItsLastPaidInvoiceOrTheOneThatIsNamed() throws IOException {
    var shop = Sandbox.clickbank();
    String id = shop.push("S-1", shop.subscription("S-1", 900, 950));
    String first = shop.getOrder(id).extract().path("invoices[0].id");

    assertThat(text(pdf(shop, id, ""), "subscription"))
        .contains("2025-1", "Total 9,50 €", "sin desglose");
    assertThat(text(pdf(shop, id, "?invoice=" + first), "renewal"))
        .contains("2025-0", "Total 9,00 €", "Impuestos 0,00 €");
    shop.asCustomerOf(id)
        .get("/v1/orders/{id}/receipt/invoice.pdf?invoice=" + Sandbox.id("invoice"), id)
        .then()
        .statusCode(404)
        .body("errors[0].parameter", is("invoice"));
    shop.asCustomerOf(id)
        .get("/v1/orders/{id}/receipt/invoice.pdf?locale=ES!", id)
        .then()
        .statusCode(400);
  }

  private static byte[] pdf(Sandbox shop, String id, String query) {
    return shop.asCustomerOf(id)
        .get("/v1/orders/{id}/receipt/invoice.pdf" + query, id)
        .then()
        .statusCode(200)
        .contentType("application/pdf")
        .header("X-Content-Type-Options", "nosniff")
        .extract()
        .asByteArray();
  }

  /** The text as a reader sees it; the file is kept for whoever wants to look at it. */
  private static String text(byte[] pdf, String name) throws IOException {
    var kept = Path.of("target", "invoices", name + ".pdf");
    Files.createDirectories(kept.getParent());
    Files.write(kept, pdf);
    try (var document = Loader.loadPDF(pdf)) {
      for (var page : document.getPages()) {
        for (var font : page.getResources().getFontNames()) {
          assertThat(page.getResources().getFont(font).isEmbedded()).isTrue();
        }
      }
      return new PDFTextStripper().getText(document).replace('\u00a0', ' ');
    }
  }
}
