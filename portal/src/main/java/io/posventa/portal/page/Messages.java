package io.posventa.portal.page;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words that every page may use; the texts are in messages/msg_en and msg_es.properties. */
@MessageBundle
public interface Messages {

  @Message
  String typeName(String type);

  @Message
  String statusName(String status);

  @Message
  String awaitingName(String party);

  @Message
  String partyName(String party);

  @Message
  String you();

  @Message
  String inZone(String moment, String city);

  @Message
  String close();

  @Message
  String cancel();

  @Message
  String back();

  @Message
  String optional();

  @Message
  String skipToContent();

  @Message
  String language();

  @Message
  String timesAre(String city);

  @Message
  String navigation();

  @Message
  String signOut();

  @Message
  String nextPage();

  @Message
  String firstPage();

  @Message
  String formProblems();

  @Message
  String fieldRequired();

  @Message
  String fieldTooLong();

  @Message
  String fieldInvalid();

  @Message
  String fieldEmail();

  @Message
  String files();

  @Message
  String filesHint();

  @Message
  String filesKept();

  @Message
  String problemOther();

  @Message
  String problemUnavailable();

  @Message
  String problemBusy();

  @Message
  String problemRateLimited();

  @Message
  String problemForbidden();

  @Message
  String problemInvalid();

  @Message
  String problemTicketClosed();

  @Message
  String problemTicketExecuting();

  @Message
  String problemTransition();

  @Message
  String problemTypeNotOffered();

  @Message
  String problemAlreadyRequested();

  @Message
  String problemConsentRequired();

  @Message
  String problemConsentInvalid();

  @Message
  String problemProposalAnswered();

  @Message
  String problemProposalPending();

  @Message
  String problemMayNotSave();

  @Message
  String problemNothingToReview();

  @Message
  String problemEscalationPending();

  @Message
  String problemEscalationDecided();

  @Message
  String problemWindowClosed();

  @Message
  String problemNotSubscription();

  @Message
  String problemNothingToRefund();

  @Message
  String problemSubscriptionEnded();

  @Message
  String problemMailLimit();

  @Message
  String problemEmailUnchanged();

  @Message
  String problemEmailExpired();

  @Message
  String problemOrderRefunded();

  @Message
  String problemFileTooLarge();

  @Message
  String problemFileType();

  @Message
  String problemFileUsed();

  @Message
  String problemTooManyFiles();

  @Message
  String problemNotFound();

  @Message
  String problemVersion();

  @Message
  String problemRule();

  @Message
  String errorTitle404();

  @Message
  String errorText404();

  @Message
  String errorTitle403();

  @Message
  String errorText403();

  @Message
  String errorTitle401();

  @Message
  String errorText401();

  @Message
  String errorTitle429();

  @Message
  String errorText429();

  @Message
  String errorTitle503();

  @Message
  String errorText503();

  @Message
  String errorTitle500();

  @Message
  String errorText500();

  @Message
  String errorTitle413();

  @Message
  String errorText413();

  @Message
  String errorTitle400();

  @Message
  String errorText400();

  @Message
  String tryAgain();

  @Message
  String reference(String id);

  @Message
  String linkExpiredTitle();

  @Message
  String linkExpiredText();

  @Message
  String linkSendNew();

  @Message
  String linkInvalidTitle();

  @Message
  String linkInvalidText();

  @Message
  String linkSentTitle();

  @Message
  String linkSentText();

  @Message
  String orderNumber();

  @Message
  String seller();

  @Message
  String buyer();

  @Message
  String download();

  @Message
  String amount();

  @Message
  String total();

  @Message
  String paid();

  @Message
  String refunded();

  @Message
  String print();

  @Message
  String send();

  @Message
  String requestSubject();

  @Message
  String whatNext();

  @Message
  String theCustomer();

  @Message
  String theVendor();

  @Message
  String thePlatform();

  @Message
  String theSystem();

  @Message
  String yourself();

  @Message
  String attachments();

  @Message
  String reply();

  @Message
  String comment();

  @Message
  String details();

  @Message
  String opened();

  @Message
  String openedBy();

  @Message
  String subjectLabel();

  @Message
  String markRead();

  @Message
  String unread();

  @Message
  String noticeTicketOpened();

  @Message
  String noticeReplied();

  @Message
  String noticeClosed();

  @Message
  String noticeConverted();

  @Message
  String noticeProposed();

  @Message
  String noticeProposalAccepted();

  @Message
  String noticeProposalDeclined();

  @Message
  String noticeEscalated();

  @Message
  String noticeReceiptSent();

  @Message
  String noticeEmailChangeStarted();

  @Message
  String noticeEmailConfirmed();

  @Message
  String noticeMarkedRead();

  @Message
  String noticeSaved();

  @Message
  String noticeDecided();

  @Message
  String noticeSignedOut();
}
