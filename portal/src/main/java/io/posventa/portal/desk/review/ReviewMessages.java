package io.posventa.portal.desk.review;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of the platform’s pages; the texts are in messages/review_en and review_es.properties. */
@MessageBundle("review")
public interface ReviewMessages {

  @Message
  String reviewsTitle();

  @Message
  String reviewsText();

  @Message
  String reviewsStates();

  @Message
  String stateOpen();

  @Message
  String stateUpheld();

  @Message
  String stateDismissed();

  @Message
  String reviewsEmpty();

  @Message
  String reviewsNone();

  @Message
  String reviewsList();

  @Message
  String reviewTitle(String number);

  @Message
  String toDecide();

  @Message
  String complaintBy(String who);

  @Message
  String complaint();

  @Message
  String whatClosed(String who);

  @Message
  String whatConverted(String who, String from, String to);

  @Message
  String whatWasDone();

  @Message
  String consentLabel();

  @Message
  String consent(String kind);

  @Message
  String history();

  @Message
  String openTicket();

  @Message
  String decision();

  @Message
  String decideText();

  @Message
  String decideOutcome();

  @Message
  String outcomeUpheld();

  @Message
  String outcomeDismissed();

  @Message
  String decideNote();

  @Message
  String decideDo();

  @Message
  String chooseOutcome();

  @Message
  String decidedAt(String when);

  @Message
  String sellerRecord();

  @Message
  String sellerRecordText();

  @Message
  String vendorsTitle();

  @Message
  String vendorsText();

  @Message
  String vendorsTable();

  @Message
  String vendorsEmpty();

  @Message
  String columnSeller();

  @Message
  String columnTickets();

  @Message
  String columnRequests();

  @Message
  String columnSaved();

  @Message
  String columnEscalated();

  @Message
  String columnUpheld();

  @Message
  String immediate();

  @Message
  String nothingHappened();

  @Message
  String profile();

  @Message
  String accountEmail();

  @Message
  String supportEmail();

  @Message
  String timeZone();

  @Message
  String externalId();

  @Message
  String sellersTickets();

  @Message
  String indicators();

  @Message
  String period();

  @Message
  String days(String count);

  @Message
  String numberOpened();

  @Message
  String numberSupport();

  @Message
  String numberRequests();

  @Message
  String numberRefunds();

  @Message
  String numberCancellations();

  @Message
  String numberSaved();

  @Message
  String numberSaveRate();

  @Message
  String numberChanges();

  @Message
  String numberEscalated();

  @Message
  String numberEscalatedAfter();

  @Message
  String numberUpheld();

  @Message
  String numberDismissed();

  @Message
  String numberInTime();

  @Message
  String numberLate();

  @Message
  String saving();

  @Message
  String savingYes();

  @Message
  String savingNo();

  @Message
  String savingReason(String reason);

  @Message
  String takeTitle();

  @Message
  String takeText();

  @Message
  String takeDo();

  @Message
  String giveTitle();

  @Message
  String giveText();

  @Message
  String giveDo();

  @Message
  String decisionReason();

  @Message
  String decisionReasonHint();

  @Message
  String decisionFromReview();

  @Message
  String decisionsTitle();

  @Message
  String decisionsTable();

  @Message
  String decisionsEmpty();

  @Message
  String columnWhen();

  @Message
  String columnDecision();

  @Message
  String columnReason();

  @Message
  String columnBy();

  @Message
  String decidedImmediate();

  @Message
  String decidedGrace();

  @Message
  String seeReview();
}
