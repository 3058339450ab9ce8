package io.posventa.notification.inbound;

import java.util.List;
import java.util.Locale;

/** What we add to a message that came by mail. */
record InboundWording(String noText, String shortened, String filesLeft, String noSubject) {
  private static final InboundWording ENGLISH =
      new InboundWording(
          "(The mail has no text.)",
          "(The mail was longer; the rest was not taken over.)",
          "(These files of the mail were not taken over: %s)",
          "Request by mail");
  private static final InboundWording SPANISH =
      new InboundWording(
          "(El correo no contiene texto.)",
          "(El correo era más largo; el resto no se ha incorporado.)",
          "(Estos archivos del correo no se han incorporado: %s)",
          "Solicitud por correo");

  static InboundWording of(Locale locale) {
    return locale.getLanguage().equals("es") ? SPANISH : ENGLISH;
  }

  /** The text as a message holds it, with what was left out named under it. */
  String message(String text, List<String> left, int longest) {
    String note = left.isEmpty() ? "" : "\n\n" + filesLeft.formatted(String.join(", ", left));
    String said = text.isBlank() ? noText : text;
    String notes = MailHeaders.cut(note, longest / 2);
    if (said.length() + notes.length() <= longest) {
      return said + notes;
    }
    String end = "\n\n" + shortened + notes;
    return MailHeaders.cut(said, longest - end.length()).stripTrailing() + end;
  }
}
