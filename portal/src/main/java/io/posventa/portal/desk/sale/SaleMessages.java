package io.posventa.portal.desk.sale;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of the pages of orders; the texts are in messages/sale_en and sale_es.properties. */
@MessageBundle("sale")
public interface SaleMessages {

  @Message
  String transactionsTitle();

  @Message
  String transactionsSearch();

  @Message
  String transactionsSearchShort();

  @Message
  String transactionsFrom();

  @Message
  String transactionsUntil();

  @Message
  String transactionsDates();

  @Message
  String transactionsFound();

  @Message
  String transactionsEmpty();

  @Message
  String transactionsNothing();

  @Message
  String searchShort();

  @Message
  String openTicket();

  @Message
  String ticketLetter();

  @Message
  String refundedAmount(String amount);

  @Message
  String subscription();

  @Message
  String openTitle();

  @Message
  String openTitlePhone();

  @Message
  String openType(String type);

  @Message
  String choiceSupport();

  @Message
  String choiceRefund(String amount);

  @Message
  String choiceRefundPlain();

  @Message
  String choiceCancellation();

  @Message
  String chooseType();

  @Message
  String whatToDo();

  @Message
  String whatCallerWants();

  @Message
  String notPossible();

  @Message
  String nothingPossible();

  @Message
  String whatNextVendor();

  @Message
  String whatNextPhone();

  @Message
  String subject(String type, String products);

  @Message
  String subjectLabel();

  @Message
  String subjectHint();

  @Message
  String bodyVendor();

  @Message
  String bodyVendorHint();

  @Message
  String bodyPhone();

  @Message
  String bodyPhoneHint();

  @Message
  String openDo();

  @Message
  String openedAlready();

  @Message
  String bought();

  @Message
  String phoneTitle();

  @Message
  String phoneText();

  @Message
  String phoneCheck();

  @Message
  String caller();
}
