package io.posventa.portal.desk.mail;

import io.posventa.client.model.Template;
import io.posventa.client.model.TemplatePreview;
import io.posventa.portal.desk.DeskMessages;
import io.posventa.portal.desk.Staff;
import io.posventa.portal.page.Words;
import java.util.List;

/** One mail about an order that does not exist. */
record SamplePage(
    Staff staff,
    String language,
    Template template,
    TemplatePreview preview,
    List<Reader> readers) {

  /** Somebody who gets it. */
  public record Reader(String party, String label, boolean current) {}

  static SamplePage of(Staff staff, String language, Template template, TemplatePreview preview) {
    var words = Words.of(DeskMessages.class, staff.reader());
    return new SamplePage(
        staff,
        language,
        template,
        preview,
        template.getRecipients().stream()
            .map(
                party ->
                    new Reader(party, words.mailReader(party), party.equals(preview.getParty())))
            .toList());
  }

  public String subject() {
    return preview.getSubject();
  }

  public String text() {
    return preview.getText();
  }

  public String pattern() {
    return Subjects.pattern(template, staff.reader(), language);
  }

  public String when() {
    return template.getDescription();
  }

  public String base() {
    return "/desk/mails/" + template.getName() + "?language=" + language;
  }
}
