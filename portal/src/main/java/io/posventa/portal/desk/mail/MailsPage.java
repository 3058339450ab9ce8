package io.posventa.portal.desk.mail;

import io.posventa.client.model.Template;
import io.posventa.portal.desk.DeskMessages;
import io.posventa.portal.desk.Staff;
import io.posventa.portal.page.Words;
import java.util.List;
import java.util.stream.Collectors;

/** All mails that there are, in one language. */
record MailsPage(Staff staff, String language, List<Row> mails) {

  /** A kind of mail, and who gets it. */
  public record Row(String name, String subject, String when, String recipients) {}

  static MailsPage of(Staff staff, String language, List<Template> templates) {
    var words = Words.of(DeskMessages.class, staff.reader());
    return new MailsPage(
        staff,
        language,
        templates.stream()
            .map(
                template ->
                    new Row(
                        template.getName(),
                        Subjects.pattern(template, staff.reader(), language),
                        template.getDescription(),
                        template.getRecipients().stream()
                            .map(words::mailReader)
                            .collect(Collectors.joining(", "))))
            .toList());
  }

  public boolean isEmpty() {
    return mails.isEmpty();
  }
}
