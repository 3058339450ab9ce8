package io.posventa.notification.template;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import io.quarkus.qute.Engine;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.regex.Pattern;

/** The catalogue as a page and on paper. */
@ApplicationScoped
class CataloguePages {
  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
  private static final Pattern NO_XML =
      Pattern.compile("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

  private final Engine engine;

  CataloguePages(Engine engine) {
    this.engine = engine;
  }

  /** Well-formed XML as well, whatever the marketplace is called. */
  String html(Catalogue catalogue) {
    return html(catalogue, false);
  }

  private String html(Catalogue catalogue, boolean isPaper) {
    String page =
        Objects.requireNonNull(engine.getTemplate("mail/catalogue.html"))
            .data("catalogue", catalogue)
            .data("paper", isPaper)
            .render();
    return NO_XML.matcher(page).replaceAll("");
  }

  byte[] pdf(Catalogue catalogue) {
    try (var paper = new ByteArrayOutputStream()) {
      var builder = new PdfRendererBuilder();
      builder.withHtmlContent(html(catalogue, true), null);
      builder.usePdfUaAccessibility(true);
      builder.useFont(CataloguePages::font, "Liberation Sans");
      builder.toStream(paper);
      builder.run();
      return paper.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Inside the paper, so that accents look alike everywhere. */
  private static InputStream font() {
    return Objects.requireNonNull(CataloguePages.class.getResourceAsStream(FONT));
  }
}
