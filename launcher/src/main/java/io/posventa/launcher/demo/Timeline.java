package io.posventa.launcher.demo;

import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Prints what happened and when, in the zone of the vendor that the story is about. */
final class Timeline {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);
  private static final String MARGIN = " ".repeat(20);
  private static final int WIDTH = 92;

  private enum Ink {
    PLAIN(""),
    BOLD("\u001b[1m"),
    FAINT("\u001b[2m"),
    TITLE("\u001b[1;36m"),
    TIME("\u001b[33m"),
    MAIL("\u001b[32m");

    private final String code;

    Ink(String code) {
      this.code = code;
    }
  }

  private final PrintStream out;
  private final boolean colours;
  private ZoneId zone = ZoneId.of("UTC");

  Timeline(PrintStream out, boolean colours) {
    this.out = out;
    this.colours = colours;
  }

  /** On standard output, coloured when that is a terminal and nobody minds. */
  @SuppressWarnings("SystemConsoleNull") // It is null on JDK 25 when the output is redirected.
  static Timeline onTerminal() {
    var console = System.console();
    return new Timeline(
        System.out, console != null && console.isTerminal() && System.getenv("NO_COLOR") == null);
  }

  void chapter(String title, ZoneId vendorsZone) {
    zone = vendorsZone;
    out.println();
    out.println(ink(Ink.TITLE, title) + ink(Ink.FAINT, "  (times in " + zone + ")"));
    out.println();
  }

  void event(Instant at, String what) {
    var lines = wrapped(what);
    out.println(ink(Ink.TIME, "  %-18s".formatted(moment(at))) + ink(Ink.BOLD, lines.getFirst()));
    lines.stream().skip(1).forEach(line -> out.println(MARGIN + ink(Ink.BOLD, line)));
  }

  /** Something that explains the event above it. */
  void detail(String what) {
    for (String line : wrapped(what)) {
      out.println(MARGIN + line);
    }
  }

  void mail(String to, String subject) {
    out.println(MARGIN + ink(Ink.MAIL, "✉ %-28s %s".formatted(to, subject)));
  }

  /** A mail as its reader sees it. */
  void body(String text) {
    text.lines().forEach(line -> out.println(MARGIN + ink(Ink.FAINT, "  │ " + line)));
  }

  String moment(Instant at) {
    return MOMENT.format(at.atZone(zone));
  }

  private String ink(Ink ink, String text) {
    return colours ? ink.code + text + "\u001b[0m" : text;
  }

  private static List<String> wrapped(String text) {
    var lines = new StringBuilder();
    int column = 0;
    for (String word : text.split(" ", -1)) {
      if (column > 0 && column + 1 + word.length() > WIDTH) {
        lines.append('\n');
        column = 0;
      } else if (column > 0) {
        lines.append(' ');
        column++;
      }
      lines.append(word);
      column += word.length();
    }
    return lines.toString().lines().toList();
  }
}
