package io.posventa.portal.page;

import io.posventa.client.model.Money;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;

/**
 * Who reads, and so in which language, zone and at which time everything is said.
 *
 * @param now the marketplace's time
 */
public record Reader(Locale locale, ZoneId zone, Instant now) {

  public String language() {
    return locale.getLanguage();
  }

  /** The same, in another language. */
  public Reader speaking(String language) {
    return new Reader(Locale.forLanguageTag(language), zone, now);
  }

  public boolean isSpanish() {
    return language().equals("es");
  }

  /** “Tuesday 24 November, 15:02”; with the year where it is another. */
  public String moment(Instant at) {
    var local = at.atZone(zone);
    return pattern(
            isSpanish()
                ? "EEEE d 'de' MMMM" + year(local, " 'de' ") + ", HH:mm"
                : "EEEE d MMMM" + year(local, " ") + ", HH:mm")
        .format(local);
  }

  /** “24 Nov, 15:02”. */
  public String brief(Instant at) {
    var local = at.atZone(zone);
    return pattern("d MMM" + year(local, " ") + ", HH:mm").format(local);
  }

  /** “24 November 2026”. */
  public String day(Instant at) {
    return pattern(isSpanish() ? "d 'de' MMMM 'de' uuuu" : "d MMMM uuuu").format(at.atZone(zone));
  }

  /** “24 Nov 2026”. */
  public String date(Instant at) {
    return pattern("d MMM uuuu").format(at.atZone(zone));
  }

  /** For {@code datetime} attributes. */
  public String machine(Instant at) {
    return at.toString();
  }

  /** “Madrid”: the city that names the zone. */
  public String city() {
    return Cities.name(zone.getId(), locale);
  }

  public String money(Money money) {
    return money(money.getAmount(), money.getCurrency());
  }

  public String money(long minorUnits, String code) {
    var currency = Currency.getInstance(code);
    var format = NumberFormat.getCurrencyInstance(locale);
    format.setCurrency(currency);
    int digits = Math.max(0, currency.getDefaultFractionDigits());
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    return format.format(BigDecimal.valueOf(minorUnits, digits));
  }

  /** “1.4 MB”. */
  public String size(int bytes) {
    var format = NumberFormat.getNumberInstance(locale);
    format.setMaximumFractionDigits(bytes < 1_000_000 ? 0 : 1);
    return bytes < 1_000_000
        ? format.format(Math.max(1, bytes / 1_000)) + " kB"
        : format.format(bytes / 1_000_000.0) + " MB";
  }

  public boolean isPast(Instant at) {
    return !at.isAfter(now);
  }

  public boolean isToday(Instant at) {
    return at.atZone(zone).toLocalDate().equals(now.atZone(zone).toLocalDate());
  }

  /** Seconds from now; none below zero. */
  public long secondsTo(Instant at) {
    return Math.max(0, Duration.between(now, at).toSeconds());
  }

  private String year(ZonedDateTime local, String before) {
    return local.getYear() == now.atZone(zone).getYear() ? "" : before + "uuuu";
  }

  private DateTimeFormatter pattern(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, locale);
  }
}
