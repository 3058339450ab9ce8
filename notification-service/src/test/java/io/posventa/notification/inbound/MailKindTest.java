package io.posventa.notification.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.posventa.platform.test.Requirement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailKindTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Auto-Submitted: no\n",
        "Auto-Submitted: No (a person)\n",
        "Precedence: first-class\n",
        "Return-Path: <ana@example.com>\n",
        "In-Reply-To: <2@posventa.example>\n"
      })
  void aPersonsMailIsAPersons(String headers) {
    assertThat(kind(headers)).isEqualTo(MailKind.PERSONAL);
  }

  @ParameterizedTest
  @Requirement("GEN-23")
  @ValueSource(
      strings = {
        "Auto-Submitted: auto-replied\n",
        "auto-submitted: AUTO-REPLIED; owner-email=\"ana@example.com\"\n",
        "Auto-Submitted: auto-replied (vacation)\n",
        "Precedence: auto_reply\n",
        "X-Autoreply: yes\n",
        "X-Autorespond: 1\n",
        "Return-Path: <>\n"
      })
  void anAnsweringMachineIsKnownByItsHeaders(String headers) {
    assertThat(kind(headers)).isEqualTo(MailKind.AUTOMATIC_REPLY);
  }

  @ParameterizedTest
  @Requirement("GEN-23")
  @ValueSource(
      strings = {
        "Automatic reply: A-1001",
        "Respuesta automática: A-1001",
        "Auto: away",
        "Out of the office until Monday",
        "=?utf-8?q?Respuesta_autom=C3=A1tica?="
      })
  void anAnsweringMachineIsKnownByItsSubjectToo(String subject) {
    var mail =
        Mails.read(Mails.plain("", "I am away.").replace("Subject: A-1001", "Subject: " + subject));

    assertThat(mail.kind()).isEqualTo(MailKind.AUTOMATIC_REPLY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Precedence: bulk\n",
        "Precedence: LIST\n",
        "Precedence: junk\n",
        "List-Id: <news.example.com>\n"
      })
  void whatIsSentToManyIsBulk(String headers) {
    assertThat(kind(headers)).isEqualTo(MailKind.BULK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Auto-Submitted: auto-generated\n",
        "Auto-Submitted: auto-notified\n",
        "X-Auto-Response-Suppress: All\n"
      })
  void aProgramsMailIsKnown(String headers) {
    assertThat(kind(headers)).isEqualTo(MailKind.GENERATED);
  }

  @Test
  @Requirement("GEN-23")
  void aReportOfAMailServerIsABounceWhateverElseItSays() {
    assertThat(kind("Auto-Submitted: auto-replied\nX-Failed-Recipients: bob@example.com\n"))
        .isEqualTo(MailKind.BOUNCE);
    var daemon =
        Mails.plain("Return-Path: <>\n", "550 no such user")
            .replace("Ana García <ana@example.com>", "MAILER-DAEMON@mx.example");
    assertThat(Mails.read(daemon).kind()).isEqualTo(MailKind.BOUNCE);
  }

  @Test
  void aReadReceiptIsNoAnswer() {
    var receipt =
        Mails.plain("", "Your mail was read.")
            .replace(
                "text/plain; charset=utf-8",
                "multipart/report; report-type=disposition-notification; boundary=b");

    assertThat(Mails.read(receipt).kind()).isEqualTo(MailKind.AUTOMATIC_REPLY);
  }

  private static MailKind kind(String headers) {
    return Mails.read(Mails.plain(headers, "Text")).kind();
  }
}
