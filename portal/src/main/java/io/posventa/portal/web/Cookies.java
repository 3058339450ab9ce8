package io.posventa.portal.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/**
 * The cookies that pages use. A credential's is bound to the path of what it opens, kept from
 * scripts, and not sent with what another site posts.
 */
@ApplicationScoped
public class Cookies {
  /** A case link's token; its path is the page of the case. */
  public static final String CASE = "case";

  /** A member's session; its path is {@link #DESK_PATH}. */
  public static final String SESSION = "session";

  public static final String DESK_PATH = "/desk";

  /** The marketplace that this browser was last used for: where to sign in again. */
  public static final String SITE = "site";

  /** A word on what was just done, shown once. */
  public static final String NOTICE = "notice";

  /** The language that the reader chose. */
  public static final String LANGUAGE = "language";

  private final PortalConfig config;

  Cookies(PortalConfig config) {
    this.config = config;
  }

  /** Until the browser is closed. */
  public NewCookie forNow(String name, String value, String path) {
    return cookie(name, value, path).build();
  }

  /** Until this moment. */
  public NewCookie until(String name, String value, String path, Instant end) {
    return cookie(name, value, path).expiry(Date.from(end)).build();
  }

  public NewCookie set(String name, String value, String path, Duration age) {
    return cookie(name, value, path)
        .maxAge((int) Math.clamp(age.toSeconds(), 0, Integer.MAX_VALUE))
        .build();
  }

  public NewCookie clear(String name, String path) {
    return set(name, "", path, Duration.ZERO);
  }

  private NewCookie.Builder cookie(String name, String value, String path) {
    return new NewCookie.Builder(name)
        .value(value)
        .path(path)
        .httpOnly(true)
        .secure(config.secure())
        .sameSite(NewCookie.SameSite.LAX);
  }
}
