package io.posventa.portal.page;

import java.util.regex.Pattern;

/** Addresses that stay on this site. */
public final class LocalPath {
  private static final Pattern LOCAL = Pattern.compile("/(?![/\\\\])[A-Za-z0-9_./:%~-]*");

  private LocalPath() {}

  public static String orRoot(String path) {
    return LOCAL.matcher(path).matches() ? path : "/";
  }
}
