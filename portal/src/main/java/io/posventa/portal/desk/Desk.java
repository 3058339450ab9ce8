package io.posventa.portal.desk;

import io.posventa.client.api.VendorsApi;
import io.posventa.client.model.Me;
import io.posventa.client.model.MeMember;
import io.posventa.client.model.Vendor;
import io.posventa.portal.page.Frame;
import io.posventa.portal.page.NoEntry;
import io.posventa.portal.page.Pages;
import io.posventa.portal.page.Reader;
import io.posventa.portal.page.Visit;
import io.posventa.portal.page.Visits;
import io.posventa.portal.page.Words;
import io.posventa.portal.web.Cookies;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.WebApplicationException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Opens the pages of those who have signed in. Whoever has not is sent to the sign-in of the
 * marketplace that this browser was last used for.
 */
@RequestScoped
public class Desk {
  private final Visits visits;
  private final Pages pages;
  private final Cookies cookies;
  private final HttpServerRequest request;

  Desk(Visits visits, Pages pages, Cookies cookies, HttpServerRequest request) {
    this.visits = visits;
    this.pages = pages;
    this.cookies = cookies;
    this.request = request;
  }

  /** Refuses with 403 those whose place it is not. */
  public Staff open(DeskPlace place) {
    var visit = enter();
    var vendor = vendor(visit);
    var staff = new Staff(visits.framed(visit, frame(visit, vendor)), vendor);
    if (!place.isFor(staff)) {
      throw new ForbiddenException();
    }
    return staff;
  }

  private Visit enter() {
    try {
      var visit = visits.byCookie(Cookies.SESSION);
      if (visit.me().getKind() != Me.KindEnum.SESSION) {
        throw new NoEntry(NoEntry.Why.MISSING, "");
      }
      return visit;
    } catch (NoEntry e) {
      throw site().map(this::toSignIn).orElse(e);
    }
  }

  private RuntimeException toSignIn(String site) {
    return new WebApplicationException(
        pages.to(
            "/" + site + "/sign-in?again=yes", cookies.clear(Cookies.SESSION, Cookies.DESK_PATH)));
  }

  /** The marketplace that this browser was last used for. */
  private Optional<String> site() {
    return Optional.ofNullable(request.getCookie(Cookies.SITE))
        .map(Cookie::getValue)
        .filter(id -> id.matches("mkt_[0-9a-z]{26}"));
  }

  private static Optional<Vendor> vendor(Visit visit) {
    return Optional.ofNullable(visit.me().getVendor())
        .map(
            id ->
                visit
                    .api()
                    .ask(
                        VendorsApi::new,
                        vendors ->
                            vendors.getVendor(
                                VendorsApi.APIGetVendorRequest.newBuilder().id(id).build())));
  }

  private static Frame frame(Visit visit, Optional<Vendor> vendor) {
    var frame = visit.frame();
    var staff = new Staff(visit, vendor);
    var words = Words.of(DeskMessages.class, visit.reader());
    List<Frame.Place> places =
        Arrays.stream(DeskPlace.values())
            .filter(place -> place.isFor(staff))
            .map(
                place ->
                    new Frame.Place(place.path(), place.label(words), place.holds(frame.path())))
            .toList();
    return frame.withReader(reader(visit, vendor)).withNav(who(visit, vendor), places);
  }

  /** A member without a zone of its own reads the vendor's time. */
  private static Reader reader(Visit visit, Optional<Vendor> vendor) {
    var reader = visit.reader();
    return vendor
        .filter(_ -> visit.me().getTimeZone() == null)
        .map(Vendor::getEffectiveTimeZone)
        .filter(ZoneId.getAvailableZoneIds()::contains)
        .map(zone -> new Reader(reader.locale(), ZoneId.of(zone), reader.now()))
        .orElse(reader);
  }

  private static String who(Visit visit, Optional<Vendor> vendor) {
    String name = Optional.ofNullable(visit.me().getMember()).map(MeMember::getName).orElse("");
    return vendor.map(seller -> name + " · " + seller.getName()).orElse(name);
  }
}
