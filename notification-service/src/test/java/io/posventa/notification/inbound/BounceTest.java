package io.posventa.notification.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.posventa.platform.test.Requirement;
import org.junit.jupiter.api.Test;

class BounceTest {
  static String report(String action, String returned) {
    return """
    Return-Path: <>
    From: MAILER-DAEMON@mx.example
    To: tickets@posventa.example
    Subject: Undelivered Mail Returned to Sender
    Message-ID: <dsn-1@mx.example>
    Content-Type: multipart/report; report-type=delivery-status; boundary=b

    --b
    Content-Type: text/plain

    It could not be delivered.
    --b
    Content-Type: message/delivery-status

    Reporting-MTA: dns; mx.example
    X-Postfix-Queue-ID: 1

    Final-Recipient: rfc822; ana.garcia@elsewhere.example
    Original-Recipient: rfc822;Ana@example.com
    Action: %s
    Status: 5.1.1
    Diagnostic-Code: smtp; 550 5.1.1 <ana@example.com>: no such
     user
    --b
    Content-Type: %s

    Received: from here
    Message-ID: <evt_1.customer@posventa.example>
    Subject: Ticket

    --b--
    """
        .formatted(action, returned);
  }

  @Test
  @Requirement("GEN-23")
  void aReportTellsWhichMailNeverReachedWhomAndWhy() {
    for (String returned : new String[] {"message/rfc822", "text/rfc822-headers"}) {
      var bounce = Mails.read(report("failed", returned)).bounce().orElseThrow();

      assertThat(bounce.isFinal()).isTrue();
      assertThat(bounce.recipient()).contains("ana@example.com");
      assertThat(bounce.messageIds()).containsExactly("<evt_1.customer@posventa.example>");
      assertThat(bounce.reason()).isEqualTo("550 5.1.1 <ana@example.com>: no such user");
    }
  }

  @Test
  void aMailThatIsOnlyLateOrThatArrivedIsNoneThatBounced() {
    assertThat(Mails.read(report("delayed", "message/rfc822")).bounce().orElseThrow().isFinal())
        .isFalse();
    assertThat(Mails.read(report("delivered", "message/rfc822")).bounce().orElseThrow().isFinal())
        .isFalse();
  }

  @Test
  void aReportForPeopleIsReadToo() {
    var mail =
        """
        Return-Path: <>
        From: MAILER-DAEMON@mx.example
        Subject: failure notice

        <ana@example.com>:
        550 5.1.1 unknown

        --- Below this line is a copy of the message.

        Message-ID: <evt_1.customer@posventa.example>
        """;

    var bounce = Mails.read(mail).bounce().orElseThrow();

    assertThat(bounce.isFinal()).isTrue();
    assertThat(bounce.messageIds()).containsExactly("<evt_1.customer@posventa.example>");
    assertThat(Mails.read(mail.replace("550 5.1.1", "451 4.7.1")).bounce().orElseThrow().isFinal())
        .isFalse();
  }
}
