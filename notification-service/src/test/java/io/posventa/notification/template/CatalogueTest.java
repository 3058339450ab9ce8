package io.posventa.notification.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.posventa.platform.test.Requirement;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {
  private static final URI PAGES = URI.create(Samples.PAGES);

  @ParameterizedTest
  @ValueSource(strings = {"es", "en"})
  @Requirement({"CB-94", "CB-95"})
  void thePageHasEverySubjectFirstAndThenASampleOfEveryMail(String language) {
    var wording = Wording.of(Locale.of(language));

    String page = Templates.catalogue().html(catalogue(language));

    Snapshot.keep("catalogue." + language + ".html", page);
    String subjects = page.substring(0, page.indexOf("<section"));
    String samples = page.substring(page.indexOf("<section"));
    for (var template : MailTemplate.values()) {
      assertThat(subjects).contains(">" + escaped(wording.subjectPattern(template)) + "</a>");
      assertThat(samples)
          .containsSubsequence(
              "id=\"" + Wording.key(template) + "\"",
              escaped(Templates.render(sample(template, language)).subject()),
              "data-block=\"reason\"");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"es", "en"})
  @Requirement({"CB-93", "CB-94"})
  void thePaperSaysWhatThePageSays(String language) throws IOException {
    byte[] paper = Templates.catalogue().pdf(catalogue(language));

    Snapshot.keep("catalogue." + language + ".pdf", paper);
    try (var document = Loader.loadPDF(paper)) {
      String text = new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
      assertThat(document.getNumberOfPages()).isGreaterThan(MailTemplate.values().length);
      for (var template : MailTemplate.values()) {
        String subject = Templates.render(sample(template, language)).subject();
        assertThat(text).contains(subject, Wording.key(template));
      }
      assertThat(text).doesNotContain("#");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"<b>&\"Ñ'</b>", "\uFFFE\uD83D", "Norte 🙂"})
  void anyNameOfAMarketplaceCanBePrinted(String name) {
    var catalogue = Catalogue.of(Locale.ENGLISH, name, PAGES);

    assertThat(Templates.catalogue().html(catalogue)).doesNotContain("<b>");
    assertThat(Templates.catalogue().pdf(catalogue)).isNotEmpty();
  }

  private static Catalogue catalogue(String language) {
    return Catalogue.of(Locale.of(language), "Mercado Norte", PAGES);
  }

  private static MailContent sample(MailTemplate template, String language) {
    return Samples.mail(template, template.recipients().getLast(), language);
  }

  private static String escaped(String text) {
    return text.replace("'", "&#39;");
  }
}
