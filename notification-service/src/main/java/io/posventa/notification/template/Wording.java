package io.posventa.notification.template;

import io.posventa.platform.money.Money;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of one language, and how it writes dates and money. */
final class Wording {
  static final String DEFAULT_LANGUAGE = "en";

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
  private static final Map<String, String> IN_SUBJECTS =
      Map.of("number", "{number}", "product", "{product}");
  private static final Map<String, Wording> ALL =
      Map.of("en", new Wording("en"), "es", new Wording("es"));

  private final Locale locale;
  private final Properties subjects;
  private final Properties texts;
  private final Properties catalogue;

  private Wording(String language) {
    this.locale = Locale.of(language);
    this.subjects = load("/wording/" + language + "/subjects.properties");
    this.texts = load("/wording/" + language + "/texts.properties");
    this.catalogue = load("/wording/" + language + "/catalogue.properties");
  }

  /** The languages that are spoken here. */
  static List<String> languages() {
    return ALL.keySet().stream().sorted().toList();
  }

  /** The words for a locale; English when its language is not spoken here. */
  static Wording of(Locale locale) {
    return ALL.getOrDefault(
        locale.getLanguage(), Objects.requireNonNull(ALL.get(DEFAULT_LANGUAGE)));
  }

  String language() {
    return locale.getLanguage();
  }

  String subject(MailTemplate template, Map<String, String> values) {
    return fill(subjects, key(template), values);
  }

  /** A subject with its placeholders, as filters need to know it. */
  String subjectPattern(MailTemplate template) {
    return fill(subjects, key(template), IN_SUBJECTS);
  }

  /** What is said about mails, and in samples of them. */
  String inCatalogue(String key) {
    return inCatalogue(key, Map.of());
  }

  String inCatalogue(String key, Map<String, String> values) {
    var all = new HashMap<>(IN_SUBJECTS);
    all.putAll(values);
    return fill(catalogue, key, all);
  }

  String text(String key, Map<String, String> values) {
    return fill(texts, key, values);
  }

  String text(String key) {
    return text(key, Map.of());
  }

  /** A constant's text, as in {@code type.refund}. */
  String text(String family, Enum<?> constant) {
    return text(family + "." + key(constant));
  }

  /** A moment with its zone: who reads it elsewhere must not be wrong. */
  String moment(Instant at, ZoneId zone) {
    return DateTimeFormatter.ofPattern(text("format.moment"), locale).format(at.atZone(zone));
  }

  /** A moment among others whose zone is said elsewhere. */
  String stamp(Instant at, ZoneId zone) {
    return DateTimeFormatter.ofPattern(text("format.stamp"), locale).format(at.atZone(zone));
  }

  String date(Instant at, ZoneId zone) {
    return DateTimeFormatter.ofPattern(text("format.date"), locale).format(at.atZone(zone));
  }

  String money(Money money) {
    int digits = Math.max(0, Currency.getInstance(money.currency()).getDefaultFractionDigits());
    var format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(locale));
    format.setMinimumFractionDigits(digits);
    String number = format.format(BigDecimal.valueOf(money.amount(), digits));
    return text("format.money", Map.of("number", number, "currency", money.currency()));
  }

  static String key(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static String fill(Properties from, String key, Map<String, String> values) {
    String pattern = from.getProperty(key);
    if (pattern == null) {
      throw new IllegalArgumentException("There are no words for " + key);
    }
    return PLACEHOLDER
        .matcher(pattern)
        .replaceAll(
            found -> {
              String value = values.get(found.group(1));
              if (value == null) {
                throw new IllegalArgumentException(key + " lacks " + found.group(1));
              }
              return Matcher.quoteReplacement(value);
            });
  }

  private static Properties load(String resource) {
    var properties = new Properties();
    try (var in = Objects.requireNonNull(Wording.class.getResourceAsStream(resource), resource);
        var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
