package io.posventa.notification.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.posventa.notification.template.MailContent.TicketStatus;
import io.posventa.notification.template.MailContent.TicketType;
import io.posventa.notification.template.Occasion.CloseReason;
import io.posventa.notification.template.Samples.Sample;
import io.posventa.platform.test.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TicketMailTest {
  private static final List<String> BLOCKS =
      List.of("reason", "newest", "link", "ticket", "order", "history");
  private static final Pattern BLOCK = Pattern.compile("data-block=\"(\\w+)\"");
  private static final String PAGE = Samples.PAGES + "/l/the-token";

  static Stream<Sample> everyMail() {
    return Samples.all();
  }

  static Stream<Sample> everyTicketMail() {
    return everyMail().filter(sample -> sample.template().isOfTicket());
  }

  static Stream<Sample> everyWarning() {
    return everyMail().filter(sample -> Samples.warnings().contains(sample.template()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("everyMail")
  @Requirement({"CB-90", "CB-95", "GEN-16"})
  void everyMailReadsAsApproved(Sample sample) {
    var mail = Templates.render(sample.mail());

    Snapshot.keep(sample.name() + ".html", mail.html());
    Snapshot.matches(sample.name() + ".txt", mail.subject() + "\n\n" + mail.text());
  }

  @Test
  @Requirement({"CB-81", "CB-90"})
  void theLayoutIsAsApproved() {
    var warning = Samples.mail(MailTemplate.INACTIVITY_WARNING_VENDOR_1, Reader.CUSTOMER, "es");

    Snapshot.matches(
        "inactivity_warning_vendor_1.customer.es.html", Templates.render(warning).html());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("everyTicketMail")
  @Requirement({"CB-84", "CB-85", "CB-86", "CB-87", "CB-88", "CB-89", "CB-90"})
  void everyTicketMailHasTheSameBlocksInTheSameOrder(Sample sample) {
    var mail = Templates.render(sample.mail());

    assertThat(blocks(mail)).isEqualTo(BLOCKS);
    assertThat(mail.text()).containsSubsequence(anchors(sample.mail()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("everyMail")
  @Requirement("CB-94")
  void everyMailHasTheBlocksThatItsTemplatePromises(Sample sample) {
    assertThat(blocks(Templates.render(sample.mail())))
        .isEqualTo(sample.template().blocks().stream().map(Wording::key).toList());
  }

  private static List<String> blocks(RenderedMail mail) {
    return BLOCK.matcher(mail.html()).results().map(block -> block.group(1)).toList();
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
  @MethodSource("everyTicketMail")
  @Requirement({"CB-83", "CB-86"})
  void everyTicketMailLinksStraightToItsTicket(Sample sample) {
    var mail = Templates.render(sample.mail());

    assertThat(mail.html()).contains("href=\"" + PAGE + "\"");
    assertThat(mail.text()).contains(": " + PAGE + "\n");
  }

  @Test
  @Requirement({"CB-79", "CB-85", "CB-89"})
  void theNewestCommentsComeFirstAndTheWholeHistoryStandsAtTheBottom() {
    var closed = Samples.mail(MailTemplate.TICKET_CLOSED, Reader.CUSTOMER, "es");

    assertThat(Templates.render(closed).text())
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
  @Requirement("CB-89")
  void theHistoryNamesTheFilesThatCameWithEachComment() {
    var opened = Samples.mail(MailTemplate.TICKET_OPENED, Reader.VENDOR, "en");

    var mail = Templates.render(opened);

    assertThat(mail.text())
        .containsSubsequence("Complete history", "I cannot open video 3.", "Attached: video-3.png");
    assertThat(mail.html()).contains("Attached: video-3.png");
  }

  @Test
  @Requirement({"CB-87", "CB-88"})
  void theDetailsNameTheTicketAndTheOrderInTheReadersZone() {
    var american =
        MailContents.in(
            "America/Los_Angeles", Samples.mail(MailTemplate.TICKET_OPENED, Reader.VENDOR, "en"));
    var spanish = Samples.mail(MailTemplate.TICKET_OPENED, Reader.CUSTOMER, "es");

    assertThat(Templates.render(american).text())
        .contains("Number: T-100001")
        .contains("Type: refund")
        .contains("State: open")
        .contains("Opened: Friday 17 January 2025, 07:00 (America/Los_Angeles, GMT-8)")
        .contains("Due: Monday 20 January 2025, 07:00 (America/Los_Angeles, GMT-8)")
        .contains("Order: A-1001", "Piano course, Sheet music", "USD 1,999.00", "2 January 2025");
    assertThat(Templates.render(spanish).text())
        .contains("Vence: lunes 20 de enero de 2025, 16:00 (Europe/Madrid, GMT+1)")
        .contains("Importe: 1.999,00 USD");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("everyWarning")
  @Requirement({"CB-25", "CB-82"})
  void aWarningAsksEachPartyToAnswerOrToClose(Sample sample) {
    var mail = Templates.render(sample.mail());

    assertThat(mail.html()).contains(PAGE + "?do=reply\"", PAGE + "?do=close\"");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("everyWarning")
  @Requirement("CB-81")
  void aWarningOffersTheCustomerAndNobodyElseTheRefundAboveTheComments(Sample sample) {
    var html = Templates.render(sample.mail()).html();

    if (sample.mail().reader() == Reader.CUSTOMER) {
      assertThat(html).containsSubsequence(PAGE + "?do=convert\"", "data-block=\"newest\"");
    } else {
      assertThat(html).doesNotContain("?do=convert");
    }
  }

  @Test
  @Requirement("CB-04")
  void aReplyBringsTheCustomerBackToTheTicketToAnswer() {
    var reply = Samples.mail(MailTemplate.TICKET_REPLY, Reader.CUSTOMER, "en");

    assertThat(Templates.render(reply).html())
        .containsSubsequence("href=\"" + PAGE + "?do=reply\"", "data-block=\"newest\"");
  }

  @Test
  @Requirement("CB-72")
  void whoeverDidNotCloseOrChangeTheTicketCanAskForAReview() {
    for (var template : List.of(MailTemplate.TICKET_CLOSED, MailTemplate.TICKET_MODIFIED)) {
      boolean isByCustomer = template == MailTemplate.TICKET_CLOSED;
      var author = isByCustomer ? Reader.CUSTOMER : Reader.VENDOR;
      var other = isByCustomer ? Reader.VENDOR : Reader.CUSTOMER;

      assertThat(Templates.render(Samples.mail(template, other, "en")).text())
          .contains("Ask for a review: " + PAGE + "?do=escalate");
      assertThat(Templates.render(Samples.mail(template, author, "en")).text())
          .doesNotContain("?do=escalate");
    }
  }

  @Test
  @Requirement("CB-72")
  void anEscalationTellsBothWhyAndWhatHappensNext() {
    for (Reader reader : MailTemplate.TICKET_ESCALATED.recipients()) {
      String escalated =
          Templates.render(Samples.mail(MailTemplate.TICKET_ESCALATED, reader, "en")).text();
      String decided =
          Templates.render(Samples.mail(MailTemplate.TICKET_ESCALATION_DECIDED, reader, "en"))
              .text();

      assertThat(escalated)
          .contains("Ana García thinks that the ticket was closed or changed wrongly")
          .contains("I never agreed to this.", "reads the whole conversation and decides");
      assertThat(decided).contains("the objection is justified", "From the decision: The vendor");
    }
  }

  @Test
  @Requirement("GEN-20")
  void aProcessedCancellationSaysThatTheSubscriptionEndedWithoutARefund() {
    var processed =
        new Occasion.Closed(CloseReason.PROCESSED, SampleMails.vendor(), Optional.empty());

    assertThat(cancelled(processed, "es")).contains("la suscripción terminó sin reembolso");
    assertThat(cancelled(processed, "en")).contains("the subscription ended without a refund");
  }

  private static String cancelled(Occasion occasion, String language) {
    var ticket = Samples.in(language).ticket(TicketType.CANCELLATION, TicketStatus.CLOSED);
    return Templates.render(Samples.mail(occasion, Reader.VENDOR, language, ticket)).text();
  }

  @Test
  void aMailWithoutAKnownTermSaysSoAndGoes() {
    var known = Samples.mail(MailTemplate.TICKET_OPENED, Reader.VENDOR, "en");

    String text = Templates.render(MailContents.withoutDeadlines(known)).text();

    assertThat(text).contains("Due: See the ticket", "at the end of the term");
  }

  @Test
  void aCustomerWithoutANameIsStillAddressed() {
    var mail =
        MailContents.withoutName(Samples.mail(MailTemplate.TICKET_OPENED, Reader.CUSTOMER, "en"));

    assertThat(Templates.render(mail).text())
        .startsWith("Hello,\n")
        .contains("The customer asked for a refund of order A-1001.");
  }

  @Test
  void whatPeopleWriteIsShownAndNeverInterpreted() {
    var mail =
        MailContents.withComment(
            Samples.mail(MailTemplate.TICKET_OPENED, Reader.VENDOR, "en"),
            "<script>alert('{mail.marketplace}')</script>\n<b>& \"more\"</b>");

    String html = Templates.render(mail).html();

    assertThat(html)
        .doesNotContain("<script>", "<b>")
        .contains("&lt;script&gt;alert(&#39;{mail.marketplace}&#39;)&lt;/script&gt;<br/>");
  }

  @Test
  @Requirement("CB-95")
  void aSubjectStaysOneShortLineWhateverTheProductIsCalled() {
    var mail =
        MailContents.withProduct(
            Samples.mail(MailTemplate.TICKET_OPENED, Reader.VENDOR, "en"),
            "Piano\r\nBcc: x@example.org\u0085\u2028" + "lessons ".repeat(40));

    String subject = Templates.render(mail).subject();

    assertThat(subject)
        .startsWith("Ticket opened T-100001: Piano Bcc: x@example.org lessons")
        .endsWith("…")
        .doesNotContainPattern("[\\p{Cc}\\u2028]")
        .hasSizeLessThan(120);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("everyTicketMail")
  void whereAnswersAreReadTheMailStartsWithTheLineAboveWhichToAnswer(Sample sample) {
    var mail = Templates.render(sample.mail(), new Delivery("the-token", true));
    String marker = Wording.of(sample.mail().locale()).text("reply.marker");

    assertThat(ReplyMarker.all()).contains(marker);
    assertThat(mail.text()).startsWith(marker + "\n");
    assertThat(mail.html()).containsSubsequence(marker, "data-block=\"reason\"");
    assertThat(Templates.render(sample.mail()).text()).doesNotContain(marker);
  }
}
