package io.posventa.notification.template;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** All mails in one place: every subject first, and then one sample of each. */
record Catalogue(
    String language,
    String marketplace,
    String title,
    String intro,
    Words words,
    List<Entry> entries) {

  /** The words around the entries. */
  record Words(String subjects, String subject, String to, String when, String samples) {}

  /** One mail, its subject as filters need to know it, and a sample of it. */
  record Entry(String name, String subject, String to, String when, MailView sample) {}

  /** Of the mails that there are now, in this language and under this name. */
  static Catalogue of(Locale locale, String marketplace, URI pages) {
    var wording = Wording.of(locale);
    var samples = new SampleMails(locale, marketplace, pages);
    return new Catalogue(
        wording.language(),
        marketplace,
        wording.inCatalogue("title"),
        wording.inCatalogue("intro", Map.of("marketplace", marketplace)),
        new Words(
            wording.inCatalogue("subjects"),
            wording.inCatalogue("subject"),
            wording.inCatalogue("to"),
            wording.inCatalogue("when"),
            wording.inCatalogue("samples")),
        Arrays.stream(MailTemplate.values())
            .map(template -> entry(template, wording, samples))
            .toList());
  }

  /** Of two readers the vendor's mail is shown: vendors set up filters. */
  private static Entry entry(MailTemplate template, Wording wording, SampleMails samples) {
    return new Entry(
        Wording.key(template),
        wording.subjectPattern(template),
        template.recipients().stream()
            .map(reader -> wording.text("reader", reader))
            .collect(Collectors.joining(", ")),
        wording.inCatalogue("when." + Wording.key(template)),
        MailComposer.compose(samples.of(template, template.recipients().getLast()), SAMPLE));
  }

  static final Delivery SAMPLE = new Delivery("sample", false);
}
