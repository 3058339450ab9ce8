package io.posventa.portal.page;

import io.posventa.client.api.ApiKeysApi;
import io.posventa.client.model.MarketplaceProfile;
import io.posventa.client.model.Me;
import io.posventa.portal.api.Api;
import io.posventa.portal.api.ApiProblem;
import io.posventa.portal.api.Gateway;
import io.posventa.portal.web.Cookies;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns the credential of a request into a visit, and frames pages for it. */
@RequestScoped
public class Visits {
  private final Gateway gateway;
  private final HttpServerRequest request;
  private final Assets assets;
  private @Nullable Visit current;

  Visits(Gateway gateway, HttpServerRequest request, Assets assets) {
    this.gateway = gateway;
    this.request = request;
    this.assets = assets;
  }

  /** Opens a page with the token of this cookie. */
  public Visit byCookie(String name) {
    return with(
        cookie(name)
            .filter(token -> !token.isEmpty())
            .orElseThrow(() -> new NoEntry(NoEntry.Why.MISSING, "")));
  }

  /** Opens a page with this token. */
  public Visit with(String token) {
    if (!token.matches("[A-Za-z0-9_]{20,200}")) {
      throw new NoEntry(NoEntry.Why.INVALID, token);
    }
    var api = gateway.with(token, clientAddress());
    try {
      var me = api.ask(ApiKeysApi::new, ApiKeysApi::getMe);
      var visit = new Visit(api, me, Side.of(me), frame(me));
      current = visit;
      return visit;
    } catch (ApiProblem problem) {
      throw entry(problem, token);
    }
  }

  /** The visit with this around its pages, those that fail included. */
  public Visit framed(Visit visit, Frame frame) {
    var framed = new Visit(visit.api(), visit.me(), visit.side(), frame);
    current = framed;
    return framed;
  }

  /** The API as anybody may use it. */
  public Api open() {
    return gateway.open(clientAddress());
  }

  /** The frame of a page that fails: the visit's where there was one. */
  public Frame frame() {
    var visit = current;
    return visit == null
        ? frame(Site.UNKNOWN, new Reader(locale(Stream.of()), ZoneOffset.UTC, Instant.EPOCH))
        : visit.frame();
  }

  /** The frame of a marketplace's page for visitors. */
  public Frame frame(Site site, @Nullable String locale, String zone, Instant now) {
    return frame(site, new Reader(locale(Stream.of(locale)), zone(zone), now));
  }

  private Frame frame(Me me) {
    var profile = Optional.ofNullable(me.getMarketplaceProfile());
    var locale =
        locale(Stream.of(me.getLocale(), profile.map(MarketplaceProfile::getLocale).orElse(null)));
    var zone =
        Optional.ofNullable(me.getTimeZone())
            .or(() -> profile.map(MarketplaceProfile::getTimeZone))
            .orElse("UTC");
    var now = Objects.requireNonNullElse(me.getNow(), Instant.EPOCH);
    return frame(profile.map(Site::of).orElse(Site.UNKNOWN), new Reader(locale, zone(zone), now));
  }

  private Frame frame(Site site, Reader reader) {
    return new Frame(
        site,
        reader,
        request.path(),
        cookie(Cookies.NOTICE).flatMap(Notice::of),
        Optional.empty(),
        List.of(),
        assets);
  }

  private Locale locale(Stream<@Nullable String> known) {
    return Languages.choose(
        cookie(Cookies.LANGUAGE).orElse(null), known, request.getHeader("Accept-Language"));
  }

  private static ZoneId zone(String id) {
    try {
      return ZoneId.of(id);
    } catch (DateTimeException e) {
      return ZoneOffset.UTC; // a zone that this JDK has not heard of
    }
  }

  private Optional<String> cookie(String name) {
    return Optional.ofNullable(request.getCookie(name)).map(Cookie::getValue);
  }

  private String clientAddress() {
    // What a proxy says may be no address; the API then counts those visitors together.
    return Objects.requireNonNullElse(request.remoteAddress().hostAddress(), "unknown");
  }

  private static RuntimeException entry(ApiProblem problem, String token) {
    if (problem.code().equals("link-expired")) {
      return new NoEntry(NoEntry.Why.EXPIRED, token);
    }
    return problem.status() == 401 ? new NoEntry(NoEntry.Why.INVALID, token) : problem;
  }
}
