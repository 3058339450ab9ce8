package io.posventa.rma.invoice;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import io.quarkus.qute.Engine;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Puts an invoice on paper: a PDF with its font inside, so that accents look alike everywhere. */
@ApplicationScoped
class InvoicePrinter {
  private static final String TEMPLATE = "invoice/invoice.html";
  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  private static final Pattern NO_XML =
      Pattern.compile("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

  private final Engine engine;

  InvoicePrinter(Engine engine) {
    this.engine = engine;
    XRLog.setLoggingEnabled(false); // it tells each sheet in a dozen lines, past our log
  }

  byte[] print(InvoiceSheet sheet) {
    var html = Objects.requireNonNull(engine.getTemplate(TEMPLATE)).data("sheet", sheet).render();
    try (var paper = new ByteArrayOutputStream()) {
      var builder = new PdfRendererBuilder();
      builder.withHtmlContent(NO_XML.matcher(html).replaceAll(""), null);
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
