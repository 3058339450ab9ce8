package io.posventa.portal.ticket;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of a ticket's page; the texts are in messages/ticket_en and ticket_es.properties. */
@MessageBundle("ticket")
public interface TicketMessages {

  @Message
  String nextRefundCustomer(String when);

  @Message
  String nextRefundVendor(String when);

  @Message
  String nextRefundOwn(String when);

  @Message
  String nextRefundOther(String when);

  @Message
  String nextCancellationCustomer(String when);

  @Message
  String nextCancellationVendor(String when);

  @Message
  String nextCancellationOwn(String when);

  @Message
  String nextCancellationOther(String when);

  @Message
  String nextProcess();

  @Message
  String nextExecuting(String type);

  @Message
  String nextProblem();

  @Message
  String nextAnswerYou();

  @Message
  String nextAnswerVendor();

  @Message
  String nextAnswerCustomer();

  @Message
  String nextAnswerOperator();

  @Message
  String nextWarn(String when);

  @Message
  String nextClose(String when);

  @Message
  String nextOtherStep(String when);

  @Message
  String why();

  @Message
  String countdown();

  @Message
  String closedSolved(String who, String when);

  @Message
  String closedWithdrawn(String type, String who, String when);

  @Message
  String closedProcessed(String type, String when);

  @Message
  String closedInactivity(String when);

  @Message
  String conversation();

  @Message
  String conversationEmpty();

  @Message
  String automaticMessage();

  @Message
  String replySend();

  @Message
  String replyTo(String side);

  @Message
  String otherSteps();

  @Message
  String closeSolved();

  @Message
  String closeSolvedText();

  @Message
  String closeSolvedDo();

  @Message
  String withdraw(String type);

  @Message
  String withdrawText(String type);

  @Message
  String withdrawDo();

  @Message
  String takeBack();

  @Message
  String takeBackText();

  @Message
  String convertToRefund();

  @Message
  String convertToRefundText();

  @Message
  String convertToRefundTextOther();

  @Message
  String convertToRefundDo();

  @Message
  String convertToSupport();

  @Message
  String convertToSupportText(String type);

  @Message
  String convertToSupportDo();

  @Message
  String escalate();

  @Message
  String escalateText();

  @Message
  String escalateReason();

  @Message
  String escalateDo();

  @Message
  String escalationOpen();

  @Message
  String escalationOpenText();

  @Message
  String escalationDecided(String outcome);

  @Message
  String proposalForYou(String action);

  @Message
  String proposalForYouText(String type);

  @Message
  String proposalAccept();

  @Message
  String proposalDecline();

  @Message
  String proposalWaiting(String action);

  @Message
  String proposalWaitingOther(String action);

  @Message
  String proposalWaitingText();

  @Message
  String save();

  @Message
  String saveText();

  @Message
  String proposeTitle();

  @Message
  String proposeText();

  @Message
  String proposeClose();

  @Message
  String proposeSupport();

  @Message
  String proposeWhat();

  @Message
  String proposeDo();

  @Message
  String consentTitle();

  @Message
  String consentText();

  @Message
  String consentVia();

  @Message
  String consentMessage();

  @Message
  String consentEmail();

  @Message
  String consentPhone();

  @Message
  String consentWhich();

  @Message
  String consentEvidence();

  @Message
  String consentWhat();

  @Message
  String consentDo();

  @Message
  String mayNotSave();

  @Message
  String onBehalf(String who);

  @Message
  String youAreVendor();

  @Message
  String eventConverted(String who, String from, String to);

  @Message
  String eventClosed(String who);

  @Message
  String eventWithdrawn(String who);

  @Message
  String eventProcessed();

  @Message
  String eventInactivity();

  @Message
  String eventWarned();

  @Message
  String eventProposed(String who);

  @Message
  String eventDeclined(String who);

  @Message
  String eventEscalated(String who);

  @Message
  String eventDecided();

  @Message
  String eventFailed();

  @Message
  String consentClaimed(String via);

  @Message
  String viaName(String via);

  @Message
  String yourText();

  @Message
  String explainTitle();

  @Message
  String explainCounting();

  @Message
  String explainFrom();

  @Message
  String explainTo();

  @Message
  String explainCounted();

  @Message
  String explainNotCounted(String reason);

  @Message
  String explainMoved(String from, String to);

  @Message
  String explainZone(String city);

  @Message
  String howItEnded();

  @Message
  String consentClaimedYou(String via);
}
