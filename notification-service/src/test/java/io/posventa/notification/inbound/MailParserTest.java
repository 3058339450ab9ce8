package io.posventa.notification.inbound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailParserTest {
  @Test
  void aPlainMailIsReadWhole() {
    var mail = Mails.read(Mails.plain("", "¿Me devuelven el dinero?\n\nGracias"));

    assertThat(mail.from()).contains(new Sender("ana@example.com", Optional.of("Ana García")));
    assertThat(mail.recipients()).containsExactly("refunds@shop.example");
    assertThat(mail.subject()).isEqualTo("A-1001");
    assertThat(mail.messageId()).isEqualTo("<1@example.com>");
    assertThat(mail.text().strip()).isEqualTo("¿Me devuelven el dinero?\n\nGracias");
    assertThat(mail.files()).isEmpty();
  }

  @Test
  void ofTwoVersionsThePlainOneCountsAndFilesOfBothAreKept() {
    var mail =
        Mails.read(
            """
            From: ana@example.com
            Content-Type: multipart/mixed; boundary=m

            --m
            Content-Type: multipart/alternative; boundary=a

            --a
            Content-Type: text/plain; charset=utf-8

            Hola
            --a
            Content-Type: multipart/related; boundary=r

            --r
            Content-Type: text/html; charset=utf-8

            <p>Hola en <b>negrita</b> <img src="cid:1"></p>
            --r
            Content-Type: image/png
            Content-ID: <1>
            Content-Disposition: inline; filename="captura.png"
            Content-Transfer-Encoding: base64

            iVBORw0KGgo=
            --r--
            --a--
            --m
            Content-Type: application/pdf; name="=?utf-8?q?recibo_n=C3=BAm.pdf?="
            Content-Disposition: attachment

            %PDF-
            --m--
            """);

    assertThat(mail.text().strip()).isEqualTo("Hola");
    assertThat(mail.files())
        .extracting(MailFile::name)
        .containsExactly("captura.png", "recibo núm.pdf");
    assertThat(mail.files().getFirst().content(100))
        .hasValueSatisfying(
            octets -> assertThat(octets).startsWith(0x89, 'P', 'N', 'G').hasSize(8));
    assertThat(mail.files().getFirst().content(7)).isEmpty();
  }

  @Test
  void aMailThatIsOnlyHtmlIsReadAsText() {
    var mail =
        Mails.read(
            """
            From: ana@example.com
            Content-Type: text/html; charset=utf-8

            <html><head><style>p {color: red}</style></head><body><p>Uno</p><p>Dos<br>Tres</p>
            <div style="display:none">versteckt</div><ul><li>a</li><li>b</li></ul>
            <a href="https://x.example/1">aquí</a><script>alert(1)</script></body></html>
            """);

    assertThat(mail.text()).isEqualTo("Uno\n\nDos\nTres\n\n- a\n- b\n\naquí <https://x.example/1>");
  }

  @Test
  void aTextThatIsAttachedIsAFileAndSignaturesAreNeither() {
    var mail =
        Mails.read(
            """
            From: ana@example.com
            Content-Type: multipart/signed; boundary=s

            --s
            Content-Type: multipart/mixed; boundary=m

            --m
            Content-Type: text/plain

            Words
            --m
            Content-Type: text/plain
            Content-Disposition: attachment; filename="../../etc/notes.txt"

            Notes
            --m
            Content-Type: message/rfc822

            From: bob@example.com

            Forwarded
            --m--
            --s
            Content-Type: application/pgp-signature

            abc
            --s--
            """);

    assertThat(mail.text().strip()).isEqualTo("Words");
    assertThat(mail.files()).extracting(MailFile::name).containsExactly("notes.txt", "mail.eml");
  }

  @Test
  void linesThatWereBrokenForTheWayAreJoined() {
    var mail =
        Mails.read(
            Mails.plain("", "One long \nline.\n\n> quoted \n> line\n-- \nAna")
                .replace("charset=utf-8", "charset=utf-8; format=flowed"));

    assertThat(mail.text().strip()).isEqualTo("One long line.\n\n> quoted line\n-- \nAna");
  }

  @ParameterizedTest
  @CsvSource({"iso-8859-1", "windows-1252", "x-unknown-charset", "us-ascii", "''", "!!!", "utf-8"})
  void accentsSurviveWhateverTheMailSaysOfThem(String charset) {
    var source = Mails.plain("", "señal").replace("charset=utf-8", "charset=\"" + charset + "\"");
    var octets = source.getBytes(charset.equals("utf-8") ? UTF_8 : ISO_8859_1);

    assertThat(Mails.read(octets).text().strip()).isEqualTo("señal");
  }

  @Test
  void utf8IsRecognisedWhereNothingIsSaidOrNothingThatIsKnown() {
    for (String type : new String[] {"text/plain", "text/plain; charset=klingon", "gibberish"}) {
      var source = Mails.plain("", "señal").replace("text/plain; charset=utf-8", type);

      assertThat(Mails.read(source).text().strip()).isEqualTo("señal");
    }
  }

  @Test
  void anUnknownTransferEncodingIsReadAsItStands() {
    var mail = Mails.read(Mails.plain("Content-Transfer-Encoding: rot13\n", "Hello"));

    assertThat(mail.text().strip()).isEqualTo("Hello");
  }

  @Test
  void aMailWithoutMessageIdIsKnownByWhatItSaysAndNotByItsWay() {
    String mail = Mails.plain("", "Text").replace("Message-ID: <1@example.com>\n", "");

    var once = Mails.read("Received: from a\n" + mail);
    var again = Mails.read("Received: from b\n" + mail);

    assertThat(once.key()).isEqualTo(again.key());
    assertThat(once.messageId()).startsWith("sha256:");
    assertThat(Mails.read(mail.replace("Text", "Other")).key()).isNotEqualTo(once.key());
  }

  @Test
  void whoIsWrittenToIsReadFromTheEnvelopeFirst() {
    var mail =
        Mails.read(
            Mails.plain(
                "Cc: \"Bob\" <BOB@example.com>, nobody\nDelivered-To: cancel@shop.example\n", ""));

    assertThat(mail.recipients())
        .containsExactly("cancel@shop.example", "refunds@shop.example", "bob@example.com");
  }

  @Test
  void severalWritersAreNone() {
    String mail = Mails.plain("", "");

    assertThat(
            Mails.read(mail.replace("<ana@example.com>", "<ana@example.com>, eve@example.com"))
                .from())
        .isEmpty();
    assertThat(Mails.read("From: eve@example.com\n" + mail).from()).isEmpty();
    assertThat(Mails.read(mail.replace("Ana García <ana@example.com>", "undisclosed")).from())
        .isEmpty();
  }

  @Test
  void nothingOfAHeaderLeavesItsLine() {
    var mail =
        Mails.read(
            Mails.plain("", "")
                .replace("Subject: A-1001", "Subject: =?utf-8?q?A=0D=0ABcc:_eve@example.com?=")
                .replace("Ana García", "=?utf-8?q?Ana=0D=0AX=3A_y?="));

    assertThat(mail.subject()).isEqualTo("A Bcc: eve@example.com");
    assertThat(mail.from().orElseThrow().name()).contains("Ana X: y");
  }

  @Test
  void ofATruncatedMailTheTextIsReadAndTheLastFileIsNamed() {
    byte[] octets =
        Mails.octets(
            """
            From: ana@example.com
            Content-Type: multipart/mixed; boundary=m

            --m
            Content-Type: text/plain

            The video
            --m
            Content-Type: video/mp4; name=video.mp4
            Content-Transfer-Encoding: base64

            AAAA
            """);

    var mail = Mails.read(octets, true);

    assertThat(mail.text().strip()).isEqualTo("The video");
    assertThat(mail.files()).isEmpty();
    assertThat(mail.unread()).containsExactly("video.mp4");
  }
}
