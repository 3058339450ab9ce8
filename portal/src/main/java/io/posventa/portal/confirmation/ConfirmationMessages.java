package io.posventa.portal.confirmation;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * Words of a confirmation; the texts are in messages/confirmation_en and
 * confirmation_es.properties.
 */
@MessageBundle("confirmation")
public interface ConfirmationMessages {

  @Message
  String confirmTitle();

  @Message
  String confirmText(String order, String to, String from);

  @Message
  String confirmBoth(String which);

  @Message
  String whichAddress(String which);

  @Message
  String confirmDo();

  @Message
  String confirmIgnore();

  @Message
  String confirmedTitle();

  @Message
  String confirmedWaiting();

  @Message
  String confirmedDone(String email);

  @Message
  String confirmExpired();

  @Message
  String confirmReplaced();

  @Message
  String confirmUntil(String until);
}
