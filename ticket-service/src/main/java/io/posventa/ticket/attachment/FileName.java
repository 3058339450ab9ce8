package io.posventa.ticket.attachment;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The name that a file is shown and handed out under: one line, no path, no trickery. */
final class FileName {
  private static final int LONGEST = 200;
  private static final int LONGEST_EXTENSION = 20;
  private static final String NAMELESS = "file";

  /** Control characters, and those that turn the direction of writing or cannot be seen. */
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Cn}]");

  /** Spaces and dots at the end hide an extension from those who look at the end of a name. */
  private static final Pattern TRAILING = Pattern.compile("[\\s.]+$");

  /** What some system runs when it is opened. */
  private static final Set<String> PROGRAMS =
      Set.of(
          "ade", "adp", "apk", "app", "appx", "bat", "cmd", "com", "cpl", "deb", "dll", "dmg",
          "docm", "dotm", "exe", "gadget", "hta", "html", "htm", "img", "inf", "ins", "iso", "isp",
          "jar", "jnlp", "js", "jse", "ksh", "lnk", "mjs", "msc", "msh", "msi", "msp", "mst", "one",
          "pif", "pkg", "potm", "ppam", "ppsm", "pptm", "ps1", "psm1", "py", "reg", "rpm", "scf",
          "scr", "sh", "svg", "sys", "url", "vb", "vbe", "vbs", "vhd", "vhdx", "war", "wsc", "wsf",
          "wsh", "xhtml", "xlam", "xll", "xlsm", "xltm");

  private FileName() {}

  /** What is left of the name that somebody gave. */
  static String clean(String given) {
    String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
    String seen = UNSEEN.matcher(last).replaceAll("").strip();
    String name = TRAILING.matcher(seen).replaceAll("");
    return name.isEmpty() ? NAMELESS : shortened(name);
  }

  static boolean isProgram(String name) {
    return PROGRAMS.contains(extension(name));
  }

  /** In lower case and without its dot; empty: it has none. */
  private static String extension(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT).strip();
  }

  private static String shortened(String name) {
    if (name.length() <= LONGEST) {
      return name;
    }
    int dot = name.lastIndexOf('.');
    String end = dot < 0 || name.length() - dot > LONGEST_EXTENSION ? "" : name.substring(dot);
    int most = LONGEST - end.length();
    int cut = Character.isHighSurrogate(name.charAt(most - 1)) ? most - 1 : most;
    return name.substring(0, cut) + end;
  }
}
