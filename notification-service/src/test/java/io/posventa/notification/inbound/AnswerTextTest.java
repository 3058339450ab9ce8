package io.posventa.notification.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.posventa.platform.test.Requirement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTextTest {
  private static final List<String> MARKERS =
      List.of("## Reply above this line ##", "## Responda encima de esta línea ##");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Gracias, ya funciona.\n\nOn Mon, 20 Jan 2025 at 10:00, Shop <t@posventa.example> wrote:\n> ## Reply above this line ##\n> Old",
        "Gracias, ya funciona.\n\nEl lun, 20 ene 2025 a las 10:00, Tienda\n<t@posventa.example> escribió:\n\n> ## Responda encima de esta línea ##\n> Viejo",
        "Gracias, ya funciona.\n\n________________________________\nDe: Tienda <t@posventa.example>\nEnviado: lunes, 20 de enero\nPara: Ana\nAsunto: Ticket\n\n## Responda encima de esta línea ##\nViejo",
        "Gracias, ya funciona.\n\n-----Original Message-----\nFrom: Shop\nSent: Monday\nTo: Ana\nSubject: Ticket\n\n## Reply above this line ##\nOld",
        "Gracias, ya funciona.\n>> ## Reply above this line ##",
        "Gracias, ya funciona.\n\n> On Monday Shop wrote:\n>\n> > ## Reply above this line ##",
        "Gracias, ya funciona."
      })
  void onlyWhatStandsAboveTheMarkerIsTheAnswer(String text) {
    assertThat(AnswerText.of(text, MARKERS)).isEqualTo("Gracias, ya funciona.");
  }

  @Test
  void whoWritesBelowTheQuotationLosesNothing() {
    String text =
        "> ## Reply above this line ##\n> Old\n> Does it work?\n\nYes.\n\n> And now?\nNo.";

    assertThat(AnswerText.of(text, MARKERS)).isEqualTo("Yes.\n\nNo.");
  }

  @Test
  void aSentenceThatLooksLikeAHeaderStays() {
    assertThat(
            AnswerText.of(
                "Two things.\nTo: be or not to be\n\n> ## Reply above this line ##", MARKERS))
        .isEqualTo("Two things.\nTo: be or not to be");
  }

  @Test
  @Requirement("GEN-29")
  void noLinkAndNoAddressOfTheWriterReachesTheOtherParty() {
    String text =
        "See https://p.example/l/lnk_9f86d081884c7d659a2feaa0c55ad015?do=close and\n"
            + "reply+01m80r4n2wftm823rv3zh9j6q8c01m80r4n2wftm823rv3zh9j6q8@in.example";

    assertThat(Secrets.blotted(text))
        .isEqualTo("See https://p.example/l/lnk_…?do=close and\nreply+…@in.example");
  }

  @Test
  @Requirement("GEN-29")
  void aLinkWithinALinkIsBlottedOutToo() {
    String text =
        "https://safe.example/?url=https%3A%2F%2Fp.example%2Fl%2Flnk_9f86d081884c7d659a2f&data=1"
            + " mailto:reply%2B01m80r4n2wftm823rv3zh9j6q8c@in.example";

    assertThat(Secrets.blotted(text))
        .isEqualTo(
            "https://safe.example/?url=https%3A%2F%2Fp.example%2Fl%2Flnk_…&data=1"
                + " mailto:reply+…@in.example");
  }
}
