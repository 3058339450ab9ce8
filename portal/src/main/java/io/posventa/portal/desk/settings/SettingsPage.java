package io.posventa.portal.desk.settings;

import io.posventa.client.model.MarketplaceProfile;
import io.posventa.client.model.Me;
import io.posventa.client.model.Recommendation;
import io.posventa.client.model.Scope;
import io.posventa.client.model.Vendor;
import io.posventa.portal.desk.DeskMessages;
import io.posventa.portal.desk.Staff;
import io.posventa.portal.page.Form;
import io.posventa.portal.page.Option;
import io.posventa.portal.page.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a vendor and the member who reads this are reached.
 *
 * @param shop the vendor's form
 * @param you the member's own
 */
record SettingsPage(Staff staff, Form shop, Form you) {
  private static final List<String> LANGUAGES = List.of("en", "es");

  static SettingsPage of(Staff staff) {
    return new SettingsPage(
        staff,
        staff.vendor().map(SettingsPage::shop).orElseGet(() -> Form.blank("shop")),
        you(staff.visit().me()));
  }

  SettingsPage withShop(Form form) {
    return new SettingsPage(staff, form, you);
  }

  SettingsPage withYou(Form form) {
    return new SettingsPage(staff, shop, form);
  }

  public boolean isOfVendor() {
    return staff.vendor().isPresent();
  }

  public boolean isChangeable() {
    return staff.may(Scope.VENDORS_WRITE);
  }

  public String account() {
    return vendor().getAccountEmail();
  }

  public List<String> advice() {
    return Objects.requireNonNullElse(vendor().getRecommendations(), List.<Recommendation>of())
        .stream()
        .map(
            recommendation ->
                switch (recommendation.getCode()) {
                  case "support-email-missing", "support-equals-account" ->
                      words().settingsAdviceSupport(account());
                  case "backup-missing" -> words().settingsAdviceBackup();
                  default -> recommendation.getDetail();
                })
        .toList();
  }

  public List<Option> shopZones() {
    return Zones.options(
        words().settingsZoneMarketplace(marketplaceZone()), shop.value("time_zone"));
  }

  public List<Option> shopLocales() {
    return locales(shop.value("locale"));
  }

  public List<Option> yourZones() {
    String none =
        staff
            .vendor()
            .map(vendor -> words().settingsZoneVendor(vendor.getEffectiveTimeZone()))
            .orElseGet(() -> words().settingsZoneMarketplace(marketplaceZone()));
    return Zones.options(none, you.value("time_zone"));
  }

  public List<Option> yourLocales() {
    return locales(you.value("locale"));
  }

  private Vendor vendor() {
    return staff.vendor().orElseThrow();
  }

  private DeskMessages words() {
    return Words.of(DeskMessages.class, staff.reader());
  }

  private String marketplaceZone() {
    return Optional.ofNullable(staff.visit().me().getMarketplaceProfile())
        .map(MarketplaceProfile::getTimeZone)
        .orElse("UTC");
  }

  private List<Option> locales(String chosen) {
    String language = chosen.length() > 2 ? chosen.substring(0, 2) : chosen;
    var all = new java.util.ArrayList<Option>();
    all.add(new Option("", words().settingsLocaleDefault(), chosen.isEmpty()));
    all.addAll(Option.of(LANGUAGES, SettingsPage::language, language));
    return all;
  }

  private static String language(String code) {
    return code.equals("es") ? "Español" : "English";
  }

  private static Form shop(Vendor vendor) {
    return Form.blank(
        "shop",
        values(
            "name", vendor.getName(),
            "support_email", vendor.getSupportEmail(),
            "time_zone", vendor.getTimeZone(),
            "locale", vendor.getLocale()));
  }

  private static Form you(Me me) {
    var member = Optional.ofNullable(me.getMember());
    return Form.blank(
        "you",
        values(
            "name", member.map(one -> one.getName()).orElse(""),
            "time_zone", me.getTimeZone(),
            "locale", me.getLocale()));
  }

  private static Map<String, String> values(@Nullable String... pairs) {
    var values = new HashMap<String, String>();
    for (int i = 0; i < pairs.length; i += 2) {
      values.put(Objects.requireNonNull(pairs[i]), Objects.requireNonNullElse(pairs[i + 1], ""));
    }
    return values;
  }
}
