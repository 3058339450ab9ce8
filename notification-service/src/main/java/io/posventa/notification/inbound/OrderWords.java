package io.posventa.notification.inbound;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The words of a mail that may be order numbers: those with a digit first. */
record OrderWords(Collection<String> ofSubject, List<String> all) {
  private static final int MOST = 200;
  private static final int SHORTEST = 2;
  private static final int LONGEST = 120;
  private static final int MOST_TEXT = 100_000;
  private static final Pattern GAP = Pattern.compile("[\\s\\u00A0]+");
  private static final Pattern MARKS =
      Pattern.compile("^[\\p{Punct}¿¡«»“”‘’…]+|[\\p{Punct}¿¡«»“”‘’…]+$");
  private static final Pattern INNER = Pattern.compile("[:=#/,;()\\[\\]<>|\"'«»“”]+");

  static OrderWords of(String subject, String text) {
    var ofSubject = words(subject);
    var ofText = words(text.substring(0, Math.min(text.length(), MOST_TEXT)));
    var all = new LinkedHashMap<>(ofSubject);
    Stream.of(true, false)
        .flatMap(
            digit -> ofText.entrySet().stream().filter(word -> hasDigit(word.getKey()) == digit))
        .takeWhile(_ -> all.size() < MOST)
        .forEach(word -> all.putIfAbsent(word.getKey(), word.getValue()));
    return new OrderWords(
        List.copyOf(ofSubject.keySet()), List.copyOf(new ArrayList<>(all.values())));
  }

  /** Whether the subject names it. */
  boolean isInSubject(String externalId) {
    return ofSubject.contains(externalId.toLowerCase(Locale.ROOT));
  }

  /** Each word once, by its lower case: as it stands, without marks around it, and its pieces. */
  private static Map<String, String> words(String text) {
    var words = new LinkedHashMap<String, String>();
    GAP.splitAsStream(text)
        .filter(word -> word.length() <= LONGEST * 2)
        .flatMap(OrderWords::readings)
        .filter(word -> word.length() >= SHORTEST && word.length() <= LONGEST)
        .limit(MOST_TEXT)
        .forEach(word -> words.putIfAbsent(word.toLowerCase(Locale.ROOT), word));
    var first = new LinkedHashMap<String, String>();
    words.entrySet().stream()
        .sorted((a, b) -> Boolean.compare(hasDigit(b.getKey()), hasDigit(a.getKey())))
        .limit(MOST)
        .forEach(word -> first.put(word.getKey(), word.getValue()));
    return first;
  }

  private static Stream<String> readings(String word) {
    String bare = MARKS.matcher(word).replaceAll("");
    return Stream.concat(Stream.of(bare), INNER.splitAsStream(bare));
  }

  private static boolean hasDigit(String word) {
    return word.chars().anyMatch(Character::isDigit);
  }
}
