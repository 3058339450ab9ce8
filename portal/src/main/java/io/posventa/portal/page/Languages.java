package io.posventa.portal.page;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which language somebody reads, out of those that there are. */
public final class Languages {
  public static final List<String> OFFERED = List.of("en", "es");

  private Languages() {}

  /** What the reader chose, or the first that is known of the party, the site or the browser. */
  static Locale choose(
      @Nullable String chosen, Stream<@Nullable String> known, @Nullable String accepted) {
    return Stream.concat(Stream.of(Optional.ofNullable(chosen)), known.map(Optional::ofNullable))
        .flatMap(Optional::stream)
        .map(Locale::forLanguageTag)
        .filter(Languages::isOffered)
        .findFirst()
        .orElseGet(() -> accepted(accepted));
  }

  public static boolean isOffered(String language) {
    return OFFERED.contains(language);
  }

  private static boolean isOffered(Locale locale) {
    return OFFERED.contains(locale.getLanguage());
  }

  private static Locale accepted(@Nullable String header) {
    try {
      return Stream.ofNullable(header)
          .flatMap(value -> Locale.LanguageRange.parse(value).stream())
          .map(range -> Locale.forLanguageTag(range.getRange()))
          .filter(Languages::isOffered)
          .findFirst()
          .orElse(Locale.ENGLISH);
    } catch (IllegalArgumentException e) {
      return Locale.ENGLISH;
    }
  }
}
