package io.posventa.portal.web;

import java.net.URI;
import java.util.Optional;

/** What a page may load, as the Content-Security-Policy header says it. */
public final class ContentPolicy {
  private ContentPolicy() {}

  /** With the marketplace's logo, where it has one. */
  public static String of(Optional<URI> logo) {
    return "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self';"
        + " connect-src 'self'; img-src 'self'"
        + logo.flatMap(ContentPolicy::origin).map(origin -> " " + origin).orElse("")
        + "; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
  }

  /** Only what cannot be mistaken for a word of the policy. */
  private static Optional<String> origin(URI logo) {
    String authority = logo.getAuthority();
    return "https".equals(logo.getScheme())
            && authority != null
            && authority.matches("[A-Za-z0-9.-]+(:[0-9]+)?")
        ? Optional.of("https://" + authority)
        : Optional.empty();
  }
}
