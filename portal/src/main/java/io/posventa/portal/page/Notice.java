package io.posventa.portal.page;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What was just done; it travels in a cookie to the page that shows it. */
public enum Notice {
  TICKET_OPENED,
  REPLIED,
  CLOSED,
  CONVERTED,
  PROPOSED,
  PROPOSAL_ACCEPTED,
  PROPOSAL_DECLINED,
  ESCALATED,
  RECEIPT_SENT,
  EMAIL_CHANGE_STARTED,
  EMAIL_CONFIRMED,
  MARKED_READ,
  SAVED,
  DECIDED,
  SIGNED_OUT;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Notice> of(String word) {
    return Arrays.stream(values()).filter(notice -> notice.word().equals(word)).findFirst();
  }
}
