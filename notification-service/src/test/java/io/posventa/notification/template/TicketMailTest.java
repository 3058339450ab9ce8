package io.posventa.notification.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.posventa.notification.template.MailContent.TicketStatus;
import io.posventa.notification.template.MailContent.TicketType;
import io.posventa.notification.template.Occasion.CloseReason;
import io.posventa.platform.test.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TicketMailTest {
  private static final List<String> BLOCKS =
      List.of("reason", "newest", "link", "ticket", "order", "history");
  private static final Pattern BLOCK = Pattern.compile("data-block=\"(\\w+)\"");
  private static final String PAGE =
      "https://norte.example/ayuda/tickets/ticket_01jhsn0g00e4v8m7yz0c5x2q3r";

  static Stream<Arguments> everyMail() {
    return Stream.of("es", "en")
        .flatMap(
            language ->
                Stream.of(Party.CUSTOMER, Party.VENDOR)
                    .flatMap(
                        reader ->
                            Samples.occasions().entrySet().stream()
                                .map(
                                    occasion ->
                                        Arguments.of(
                                            occasion.getKey(),
                                            Samples.mail(occasion.getValue(), reader, language)))));
  }

  static Stream<Arguments> everyWarning() {
    return everyMail().filter(mail -> mail.get()[0].toString().startsWith("warning"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("everyMail")
  @Requirement({"CB-90", "CB-95", "GEN-16"})
  void everyMailReadsAsApproved(String name, MailContent content) {
    var mail = Templates.render(content);

    String file =
        "%s.%s.%s"
            .formatted(
                name,
                content.reader().name().toLowerCase(Locale.ROOT),
                content.locale().getLanguage());
    Snapshot.matches(file + ".txt", mail.subject() + "\n\n" + mail.text());
  }

  @Test
  @Requirement({"CB-81", "CB-90"})
  void theLayoutIsAsApproved() {
    var warning = Samples.mail(new Occasion.Warned(Party.VENDOR, 1), Party.CUSTOMER, "es");

    Snapshot.matches("warning-vendor-1.customer.es.html", Templates.render(warning).html());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("everyMail")
  @Requirement({"CB-84", "CB-85", "CB-86", "CB-87", "CB-88", "CB-89", "CB-90"})
  void everyMailHasTheSameBlocksInTheSameOrder(String name, MailContent content) {
    var mail = Templates.render(content);

    assertThat(BLOCK.matcher(mail.html()).results().map(block -> block.group(1)).toList())
        .as(name)
        .isEqualTo(BLOCKS);
    assertThat(mail.text()).containsSubsequence(anchors(content));
  }

  /** The same order in the plain text: each block by something that only it has. */
  private static List<String> anchors(MailContent content) {
    var wording = Wording.of(content.locale());
    var anchors = new ArrayList<String>();
    anchors.add("A-1001.\n");
    anchors.add(wording.text("title.newest"));
    anchors.add(wording.text("action.open") + ": " + PAGE);
    anchors.add(wording.text("title.ticket"));
    anchors.add(wording.text("title.order"));
    anchors.add(wording.text("title.history"));
    return anchors;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("everyMail")
  @Requirement({"CB-83", "CB-86"})
  void everyMailLinksStraightToItsTicket(String name, MailContent content) {
    var mail = Templates.render(content);

    assertThat(mail.html()).as(name).contains("href=\"" + PAGE + "\"");
    assertThat(mail.text()).as(name).contains(": " + PAGE + "\n");
  }

  @Test
  @Requirement({"CB-79", "CB-85", "CB-89"})
  void theNewestCommentsComeFirstAndTheWholeHistoryStandsAtTheBottom() {
    var closed = new Occasion.Closed(CloseReason.SOLVED, Samples.CUSTOMER, Optional.empty());

    String text = Templates.render(Samples.mail(closed, Party.CUSTOMER, "es")).text();

    assertThat(text)
        .containsSubsequence(
            "Comentarios más recientes",
            "Le llamo mañana.",
            "Sigue igual.",
            "Pruebe con el enlace nuevo.",
            "Historial completo",
            "No puedo abrir el vídeo 3.",
            "Pruebe con el enlace nuevo.",
            "Sigue igual.",
            "Le llamo mañana.");
  }

  @Test
  @Requirement({"CB-87", "CB-88"})
  void theDetailsNameTheTicketAndTheOrderInTheReadersZone() {
    var opened = new Occasion.Opened();

    String vendor = Templates.render(Samples.mail(opened, Party.VENDOR, "en")).text();
    String customer = Templates.render(Samples.mail(opened, Party.CUSTOMER, "es")).text();

    assertThat(vendor)
        .contains("Number: T-100001")
        .contains("Type: refund")
        .contains("State: open")
        .contains("Opened: Friday 17 January 2025, 07:00 (America/Los_Angeles, GMT-8)")
        .contains("Due: Monday 20 January 2025, 07:00 (America/Los_Angeles, GMT-8)")
        .contains("Order: A-1001", "Curso de piano, Partituras", "USD 1,999.00", "2 January 2025");
    assertThat(customer)
        .contains("Vence: lunes 20 de enero de 2025, 16:00 (Europe/Madrid, GMT+1)")
        .contains("Importe: 1.999,00 USD");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("everyWarning")
  @Requirement({"CB-25", "CB-82"})
  void aWarningAsksEachPartyToAnswerOrToClose(String name, MailContent content) {
    var mail = Templates.render(content);

    assertThat(mail.html()).as(name).contains(PAGE + "?do=reply\"", PAGE + "?do=close\"");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("everyWarning")
  @Requirement("CB-81")
  void aWarningOffersTheCustomerAndNobodyElseTheRefundAboveTheComments(
      String name, MailContent content) {
    var html = Templates.render(content).html();

    if (content.reader() == Party.CUSTOMER) {
      assertThat(html).as(name).containsSubsequence("?do=convert\"", "data-block=\"newest\"");
    } else {
      assertThat(html).as(name).doesNotContain("?do=convert");
    }
  }

  @Test
  @Requirement("GEN-20")
  void aProcessedCancellationSaysThatTheSubscriptionEndedWithoutARefund() {
    var processed = new Occasion.Closed(CloseReason.PROCESSED, Samples.VENDOR, Optional.empty());
    var ticket = Samples.ticket(TicketType.CANCELLATION, TicketStatus.CLOSED);

    assertThat(text(processed, "es", ticket)).contains("la suscripción terminó sin reembolso");
    assertThat(text(processed, "en", ticket)).contains("the subscription ended without a refund");
  }

  private static String text(Occasion occasion, String language, MailContent.Ticket ticket) {
    return Templates.render(Samples.mail(occasion, Party.VENDOR, language, ticket)).text();
  }

  @Test
  void aMailWithoutAKnownTermSaysSoAndGoes() {
    var known = Samples.mail(new Occasion.Opened(), Party.VENDOR, "en");

    String text = Templates.render(MailContents.withoutDeadlines(known)).text();

    assertThat(text).contains("Due: See the ticket", "at the end of the term");
  }

  @Test
  void aCustomerWithoutANameIsStillAddressed() {
    var mail = MailContents.withoutName(Samples.mail(new Occasion.Opened(), Party.CUSTOMER, "en"));

    assertThat(Templates.render(mail).text())
        .startsWith("Hello,\n")
        .contains("The customer asked for a refund of order A-1001.");
  }

  @Test
  void whatPeopleWriteIsShownAndNeverInterpreted() {
    var mail =
        MailContents.withComment(
            Samples.mail(new Occasion.Opened(), Party.VENDOR, "en"),
            "<script>alert('{mail.marketplace}')</script>\n<b>& \"more\"</b>");

    String html = Templates.render(mail).html();

    assertThat(html)
        .doesNotContain("<script>", "<b>")
        .contains("&lt;script&gt;alert(&#39;{mail.marketplace}&#39;)&lt;/script&gt;<br>");
  }

  @Test
  @Requirement("CB-95")
  void aSubjectStaysOneShortLineWhateverTheProductIsCalled() {
    var mail =
        MailContents.withProduct(
            Samples.mail(new Occasion.Opened(), Party.VENDOR, "en"),
            "Piano\r\nBcc: x@example.org\u0085\u2028" + "lessons ".repeat(40));

    String subject = Templates.render(mail).subject();

    assertThat(subject)
        .startsWith("Ticket opened T-100001: Piano Bcc: x@example.org lessons")
        .endsWith("…")
        .doesNotContainPattern("[\\p{Cc}\\u2028]")
        .hasSizeLessThan(120);
  }
}
