package io.posventa.portal.desk.mail;

import io.posventa.client.model.Template;
import io.posventa.portal.desk.DeskMessages;
import io.posventa.portal.page.Reader;
import io.posventa.portal.page.Words;

/** The subject lines of mails, as one reads them. */
final class Subjects {
  private Subjects() {}

  /** “Receipt for order [number]: [product]”, also what varies in the language of the mail. */
  static String pattern(Template template, Reader reader, String language) {
    var words = Words.of(DeskMessages.class, reader.speaking(language));
    return template
        .getSubject()
        .replace("{number}", words.mailsNumber())
        .replace("{product}", words.mailsProduct());
  }
}
