package io.posventa.portal.receipt;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * Words of the receipt, its forms and its invoice; the texts are in messages/receipt_en and
 * receipt_es.properties.
 */
@MessageBundle("receipt")
public interface ReceiptMessages {

  @Message
  String receiptTitle();

  @Message
  String saleTitle();

  @Message
  String downloadGone();

  @Message
  String whatWasBought();

  @Message
  String product();

  @Message
  String quantity();

  @Message
  String unitPrice();

  @Message
  String shipping();

  @Message
  String discount();

  @Message
  String tax();

  @Message
  String invoice();

  @Message
  String invoices();

  @Message
  String printInvoice();

  @Message
  String invoicePdf();

  @Message
  String invoicePdfSave();

  @Message
  String invoiceNumber();

  @Message
  String invoiceIssued();

  @Message
  String invoiceTo();

  @Message
  String invoiceFrom();

  @Message
  String invoiceThrough(String site);

  @Message
  String invoiceDownloads(String number);

  @Message
  String invoiceShow(String number);

  @Message
  String subscription();

  @Message
  String helpTitle();

  @Message
  String helpTitleVendor();

  @Message
  String askSupport();

  @Message
  String askSupportText(String seller);

  @Message
  String askRefund();

  @Message
  String askRefundAmount(String amount);

  @Message
  String askRefundUntil(String day);

  @Message
  String askCancellation();

  @Message
  String askCancellationText();

  @Message
  String vendorSupport();

  @Message
  String vendorSupportText();

  @Message
  String vendorRefund();

  @Message
  String vendorRefundText(String amount);

  @Message
  String vendorCancellation();

  @Message
  String vendorCancellationText();

  @Message
  String notPossible();

  @Message
  String reasonWindowClosed(String day);

  @Message
  String reasonNothingToRefund();

  @Message
  String reasonNotSubscription();

  @Message
  String reasonSubscriptionEnded();

  @Message
  String reasonPending();

  @Message
  String yourTickets();

  @Message
  String receiptMail();

  @Message
  String receiptMailText(String email);

  @Message
  String sendReceiptAgain();

  @Message
  String changeEmail();

  @Message
  String changeEmailText();

  @Message
  String newEmail();

  @Message
  String changeEmailPending(String email, String waiting, String until);

  @Message
  String requestTitle(String type);

  @Message
  String requestTitleVendor(String type);

  @Message
  String requestBodySupport();

  @Message
  String requestBodyRefund();

  @Message
  String requestBodyCancellation();

  @Message
  String requestBodyVendor();

  @Message
  String requestSubjectRefund(String product);

  @Message
  String requestSubjectCancellation(String product);

  @Message
  String requestWhatNextRefund(String amount);

  @Message
  String requestWhatNextCancellation();

  @Message
  String requestWhatNextSupport();

  @Message
  String requestWhatNextVendor();

  @Message
  String requestWhatNextVendorSupport();

  @Message
  String requestSend(String type);

  @Message
  String requestNotPossible();
}
