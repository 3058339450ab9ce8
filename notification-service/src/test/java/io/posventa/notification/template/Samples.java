package io.posventa.notification.template;

import io.posventa.notification.template.MailContent.Ticket;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The samples of the catalogue, as one marketplace would send them. */
final class Samples {
  static final String PAGES = "https://norte.example/ayuda";
  static final Delivery DELIVERY = new Delivery("the-token", false);

  private Samples() {}

  /** One kind of mail, as one of its recipients gets it. */
  record Sample(MailTemplate template, MailContent mail) {
    String name() {
      return "%s.%s.%s"
          .formatted(
              Wording.key(template), Wording.key(mail.reader()), mail.locale().getLanguage());
    }

    @Override
    public String toString() {
      return name();
    }
  }

  static SampleMails in(String language) {
    return new SampleMails(Locale.of(language), "Mercado Norte", URI.create(PAGES));
  }

  /** Every mail that there is, for each of its readers in each language. */
  static Stream<Sample> all() {
    return Stream.of("es", "en")
        .flatMap(
            language ->
                Arrays.stream(MailTemplate.values())
                    .flatMap(
                        template ->
                            template.recipients().stream()
                                .map(
                                    reader ->
                                        new Sample(template, mail(template, reader, language)))));
  }

  static MailContent mail(MailTemplate template, Reader reader, String language) {
    return in(language).of(template, reader);
  }

  /** A mail of its own kind about this ticket. */
  static MailContent mail(Occasion occasion, Reader reader, String language, Ticket ticket) {
    var samples = in(language);
    return samples.content(occasion, reader, Optional.of(ticket), samples.comments());
  }

  static List<MailTemplate> warnings() {
    return List.of(
        MailTemplate.INACTIVITY_WARNING_VENDOR_1,
        MailTemplate.INACTIVITY_WARNING_VENDOR_2,
        MailTemplate.INACTIVITY_WARNING_CUSTOMER);
  }
}
