package io.posventa.notification.inbound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is sent, reading it ends soon, in little memory, and without a failure. */
class HostileMailTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  @Test
  void aThousandPartsAreReadAsFarAsAPersonWouldReadThem() {
    var mail =
        new StringBuilder("From: eve@example.com\nContent-Type: multipart/mixed; boundary=b\n\n");
    for (int i = 0; i < 1_000; i++) {
      mail.append("--b\nContent-Type: application/pdf; name=" + i + ".pdf\n\nx\n");
    }

    var read = soon(mail + "--b--\n");

    assertThat(read.files()).hasSizeBetween(100, 200);
    assertThat(read.unread()).containsExactly("…");
  }

  @Test
  void millionsOfPartsAreNotEvenLookedAt() {
    var read =
        soon(
            "From: eve@example.com\nContent-Type: multipart/mixed; boundary=b\n\n"
                + "--b\n\n".repeat(2_000_000));

    assertThat(read.from()).isPresent();
    assertThat(read.files()).hasSizeLessThan(300);
  }

  @Test
  void partsInPartsEndSomewhere() {
    var mail = new StringBuilder("From: eve@example.com\n");
    for (int i = 0; i < 900; i++) {
      mail.append("Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n".formatted(i, i));
    }

    assertThat(soon(mail + "Content-Type: text/plain\n\nDeep").text()).doesNotContain("Deep");
  }

  @Test
  void millionsOfHeadersEndSomewhere() {
    assertThat(soon("From: eve@example.com\n" + "a:b\n".repeat(3_000_000)).from()).isPresent();
    assertThat(
            soon("From: eve@example.com\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"
                    + "a:b\n".repeat(3_000_000))
                .from())
        .isPresent();
  }

  @Test
  void oneEndlessLineEnds() {
    for (String unit :
        new String[] {"a", ">", " ", "\t", "<", "@", "=?", "(", "\"", "On ", "De: "}) {
      String endless = unit.repeat(5_000_000 / unit.length());
      soon("From: eve@example.com\nSubject: " + endless + "\n\n");
      soon("From: " + endless + "\nTo: " + endless + "\n\n");
      var read = soon("From: eve@example.com\n\n" + endless);
      assertTimeout(
          SOON, () -> AnswerText.of(read.text() + "\n## above ##\n", List.of("## above ##")));
    }
  }

  @Test
  void htmlThatIsDeepOrFullOfLinksEnds() {
    String html = "From: eve@example.com\nContent-Type: text/html\n\n";
    soon(html + "<div>".repeat(200_000) + "x");
    soon(html + "<a href=http://x>".repeat(60_000) + "x");
    soon(html + "<table><td><a href=http://x>".repeat(30_000) + "x");
    soon(html + "<b><i>".repeat(150_000) + "x");
    soon(html + "<".repeat(1_000_000));
    soon(html + "&#x".repeat(300_000));
  }

  @Test
  void aReportThatIsAllLineEndsEnds() {
    var mail =
        """
        From: mailer-daemon@example.com
        Content-Type: multipart/report; report-type=delivery-status; boundary=b

        --b
        Content-Type: message/delivery-status

        %s
        --b
        Content-Type: message/rfc822

        %s
        --b--
        """;
    soon(mail.formatted("\n".repeat(500_000), "\n".repeat(50_000)));
    soon(mail.formatted(" \n".repeat(300_000), "> \n".repeat(30_000)));
    soon(mail.formatted("a: b\n \n".repeat(100_000), "Message-ID: <\n".repeat(60_000)));
  }

  @Test
  void brokenBase64AndBrokenBoundariesAreReadAsFarAsTheyGo() {
    var read =
        soon(
            """
            From: eve@example.com
            Content-Type: multipart/mixed; boundary="never seen"

            Just words
            """);
    assertThat(read.text()).contains("Just words");

    var base64 =
        soon(Mails.plain("Content-Transfer-Encoding: base64\n", "SG9sYQ==***Zm9v=====bm8"));
    assertThat(base64.from()).isPresent();
  }

  @Test
  void nothingAtAllIsAMailToo() {
    assertThat(soon("").from()).isEmpty();
    assertThat(soon("\n\n\n").text()).isBlank();
    assertThat(soon(":::\n\n").kind()).isEqualTo(MailKind.PERSONAL);
  }

  @Test
  void noiseIsReadWithoutAFailure() {
    var noise = new Random(7);
    for (int round = 0; round < 300; round++) {
      var octets = new byte[noise.nextInt(4_000)];
      noise.nextBytes(octets);
      Mails.read(octets);
    }
  }

  @Test
  void aDamagedMailIsReadWithoutAFailure() {
    var damage = new Random(11);
    byte[] whole =
        Mails.octets(
            """
            From: "Ana" <ana@example.com>
            Content-Type: multipart/mixed; boundary="b"; charset=utf-8

            --b
            Content-Type: text/html; charset="utf-8"
            Content-Transfer-Encoding: quoted-printable

            <p>Hola =C3=A1</p>
            --b
            Content-Type: image/png; name*=utf-8''a%20b.png
            Content-Transfer-Encoding: base64

            iVBORw0KGgo=
            --b--
            """);
    for (int round = 0; round < 3_000; round++) {
      byte[] damaged = whole.clone();
      for (int i = 0; i <= damage.nextInt(12); i++) {
        damaged[damage.nextInt(damaged.length)] = (byte) damage.nextInt(256);
      }
      Mails.read(damaged).files().forEach(file -> file.content(1_000));
    }
  }

  private static ReceivedMail soon(String mail) {
    byte[] octets = mail.getBytes(ISO_8859_1);
    return assertTimeout(SOON, () -> Mails.read(octets));
  }
}
