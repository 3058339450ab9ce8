package io.posventa.notification.inbound;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the writer of an answer has added to the mail that he answers. */
final class AnswerText {
  private static final Pattern QUOTE_MARKS = Pattern.compile("^[>\\s|]+");
  private static final Pattern NOTHING = Pattern.compile("^[>\\s|_*-]*$");
  private static final Pattern SEPARATOR =
      Pattern.compile(
          "^[>\\s]*-{2,}\\s*(original message|mensaje original|forwarded message|mensaje reenviado"
              + "|urspr[uü]ngliche nachricht|message d'origine)\\s*-{2,}\\s*$",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern ATTRIBUTION =
      Pattern.compile(
          "^[>\\s]*\\S.{0,300}\\b(wrote|escribi[oó]|schrieb|a écrit|ha scritto|escreveu)\\b.{0,60}:$",
          Pattern.CASE_INSENSITIVE
              | Pattern.UNICODE_CASE
              | Pattern.DOTALL
              | Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern OPENER =
      Pattern.compile("^[>\\s]*(on|el|le|am|il|em)\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern HEADER =
      Pattern.compile(
          "^[>\\s]*\\*?(from|sent|date|to|cc|subject|reply-to|de|enviado( el)?|fecha|para|asunto"
              + "|responder a|von|gesendet|an|betreff)\\s?:\\*?\\s.*",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final int MOST_LINES = 4;
  private static final int MOST_ROUNDS = 20;
  private static final int LONGEST_LINE = 500;

  private AnswerText() {}

  /**
   * What stands above the marker of the mail that is answered. Who writes below or between the
   * quoted lines loses nothing: then it is all that is not quoted; and all there is, if that is
   * nothing too.
   */
  static String of(String text, List<String> markers) {
    var lines = text.lines().toList();
    int marker = marker(lines, markers);
    if (marker < 0) {
      return text.strip();
    }
    String above = join(withoutIntroduction(lines.subList(0, marker)));
    return above.isEmpty() ? join(lines.stream().filter(line -> !isQuoted(line)).toList()) : above;
  }

  private static int marker(List<String> lines, List<String> markers) {
    for (int i = 0; i < lines.size(); i++) {
      String line = QUOTE_MARKS.matcher(lines.get(i)).replaceFirst("").strip();
      if (markers.stream().anyMatch(line::contains)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isQuoted(String line) {
    return line.stripLeading().startsWith(">");
  }

  /** Without what mail programs put before a quotation. */
  private static List<String> withoutIntroduction(List<String> lines) {
    var left = new ArrayList<>(lines);
    boolean shorter = true;
    for (int round = 0; shorter && round < MOST_ROUNDS; round++) {
      int before = left.size();
      dropBlank(left);
      dropHeaders(left);
      dropAttribution(left);
      shorter = left.size() < before;
    }
    return left;
  }

  private static void dropBlank(List<String> lines) {
    while (!lines.isEmpty()
        && (NOTHING.matcher(lines.getLast()).matches()
            || SEPARATOR.matcher(lines.getLast()).matches())) {
      lines.removeLast();
    }
  }

  /** The quoted mail's headers, two of them at least: one could be the writer's own words. */
  private static void dropHeaders(List<String> lines) {
    int first = lines.size();
    while (first > 0 && isHeader(lines.get(first - 1))) {
      first--;
    }
    if (lines.size() - first > 1) {
      lines.subList(first, lines.size()).clear();
    }
  }

  private static boolean isHeader(String line) {
    return line.length() <= LONGEST_LINE && HEADER.matcher(line).matches();
  }

  /** "On Monday Ana wrote:", which mail programs break into several lines. */
  private static void dropAttribution(List<String> lines) {
    IntStream.rangeClosed(1, Math.min(MOST_LINES, lines.size()))
        .mapToObj(count -> lines.subList(lines.size() - count, lines.size()))
        .filter(AnswerText::isAttribution)
        .min(Comparator.comparing(last -> !OPENER.matcher(last.getFirst()).find()))
        .ifPresent(List::clear);
  }

  private static boolean isAttribution(List<String> lines) {
    String words = String.join(" ", lines).strip();
    return words.length() <= LONGEST_LINE && ATTRIBUTION.matcher(words).matches();
  }

  private static String join(List<String> lines) {
    return lines.stream().collect(Collectors.joining("\n")).strip();
  }
}
