package io.posventa.rma.invoice;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import io.quarkus.qute.Engine;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Puts an invoice on paper: a PDF with its font inside, so that accents look alike everywhere. */
@ApplicationScoped
class InvoicePrinter {
  private static final String TEMPLATE = "invoice/invoice.html";
  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  private final Engine engine;

  InvoicePrinter(Engine engine) {
    this.engine = engine;
  }

  byte[] print(InvoiceSheet sheet) {
    var html = Objects.requireNonNull(engine.getTemplate(TEMPLATE)).data("sheet", sheet).render();
    try (var paper = new ByteArrayOutputStream()) {
      var builder = new PdfRendererBuilder();
      builder.withHtmlContent(html, null);
      builder.usePdfUaAccessibility(true);
      builder.useFont(InvoicePrinter::font, "Liberation Sans");
      builder.toStream(paper);
      builder.run();
      return paper.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream font() {
    return Objects.requireNonNull(PDDocument.class.getResourceAsStream(FONT));
  }
}
