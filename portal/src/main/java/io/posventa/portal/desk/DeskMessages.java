package io.posventa.portal.desk;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * Words of the pages of those who sign in; the texts are in messages/desk_en and
 * desk_es.properties.
 */
@MessageBundle("desk")
public interface DeskMessages {

  @Message
  String placeTickets();

  @Message
  String placeTransactions();

  @Message
  String placePhone();

  @Message
  String placeReviews();

  @Message
  String placeVendors();

  @Message
  String placeMails();

  @Message
  String placeSettings();

  @Message
  String signInTitle();

  @Message
  String signInTo(String name);

  @Message
  String signInText();

  @Message
  String signInEmail();

  @Message
  String signInSend();

  @Message
  String signInAgain();

  @Message
  String signInSentTitle();

  @Message
  String signInSentText();

  @Message
  String signInSentHint();

  @Message
  String signInAnother();

  @Message
  String signInEnterTitle();

  @Message
  String signInEnterText();

  @Message
  String signInEnterDo();

  @Message
  String signInOver();

  @Message
  String signInProblemTitle();

  @Message
  String inboxTitle();

  @Message
  String inboxViews();

  @Message
  String viewOpen();

  @Message
  String viewMine();

  @Message
  String viewUnread();

  @Message
  String viewRefunds();

  @Message
  String viewClosed();

  @Message
  String searchTickets();

  @Message
  String searchTicketsShort();

  @Message
  String search();

  @Message
  String filters();

  @Message
  String filterStatus();

  @Message
  String filterType();

  @Message
  String filterAwaiting();

  @Message
  String filterVendor();

  @Message
  String filterUnread();

  @Message
  String all();

  @Message
  String anyone();

  @Message
  String sideName(String side);

  @Message
  String clearFilters();

  @Message
  String inboxEmpty();

  @Message
  String inboxNothing();

  @Message
  String yourMove();

  @Message
  String updated(String when);

  @Message
  String dueExecute(String type, String when);

  @Message
  String dueClose(String when);

  @Message
  String ticketList();

  @Message
  String settingsTitle();

  @Message
  String settingsVendor();

  @Message
  String settingsVendorText();

  @Message
  String settingsVendorReadOnly();

  @Message
  String settingsYou();

  @Message
  String settingsYouText();

  @Message
  String settingsName();

  @Message
  String settingsSupportEmail();

  @Message
  String settingsSupportHint(String account);

  @Message
  String settingsAccountEmail();

  @Message
  String settingsAccountHint();

  @Message
  String settingsAdvice();

  @Message
  String settingsAdviceSupport(String account);

  @Message
  String settingsAdviceBackup();

  @Message
  String settingsZone();

  @Message
  String settingsZoneVendorHint();

  @Message
  String settingsZoneOf(String who);

  @Message
  String settingsZoneMarketplace(String zone);

  @Message
  String settingsZoneVendor(String zone);

  @Message
  String settingsLocale();

  @Message
  String settingsLocaleVendorHint();

  @Message
  String settingsLocaleDefault();

  @Message
  String settingsSave();

  @Message
  String mailsTitle();

  @Message
  String mailsText();

  @Message
  String mailsPdf();

  @Message
  String mailsLanguage();

  @Message
  String mailsSubject();

  @Message
  String mailsNumber();

  @Message
  String mailsProduct();

  @Message
  String mailsWhen();

  @Message
  String mailsTo();

  @Message
  String mailsSample();

  @Message
  String mailsTable();

  @Message
  String mailsEmpty();

  @Message
  String mailReader(String party);

  @Message
  String mailSampleText();

  @Message
  String mailFor();

  @Message
  String mailFilter();
}
