package io.posventa.portal.desk.signin;

import io.posventa.client.api.SignInApi;
import io.posventa.client.api.SitesApi;
import io.posventa.client.model.NewSession;
import io.posventa.client.model.NewSignIn;
import io.posventa.client.model.Role;
import io.posventa.client.model.SessionWithToken;
import io.posventa.portal.api.ApiProblem;
import io.posventa.portal.desk.DeskMessages;
import io.posventa.portal.page.Form;
import io.posventa.portal.page.Frame;
import io.posventa.portal.page.Pages;
import io.posventa.portal.page.Problems;
import io.posventa.portal.page.Site;
import io.posventa.portal.page.Visits;
import io.posventa.portal.page.Words;
import io.posventa.portal.web.Cookies;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestCookie;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The way in for members: a link by e-mail, good once and for 15 minutes. There is no password. */
@Path("/")
class SignInResource {
  private static final Duration A_YEAR = Duration.ofDays(365);

  @CheckedTemplate(basePath = "desk")
  static class Templates {
    static native TemplateInstance signIn(Frame frame, Form form, String site, boolean again);

    static native TemplateInstance signInSent(Frame frame, String site);

    static native TemplateInstance signInEnter(
        Frame frame, String token, String problem, String site);
  }

  private final Visits visits;
  private final Pages pages;
  private final Cookies cookies;

  SignInResource(Visits visits, Pages pages, Cookies cookies) {
    this.visits = visits;
    this.pages = pages;
    this.cookies = cookies;
  }

  @GET
  @Path("{marketplace}/sign-in")
  public Response ask(String marketplace, @RestQuery @Nullable String again) {
    var site = site(marketplace);
    var frame = frame(site);
    return pages.show(
        frame, Templates.signIn(frame, Form.blank("sign-in"), marketplace, again != null));
  }

  /** Answers the same whether or not anybody has the address. */
  @POST
  @Path("{marketplace}/sign-in")
  public Response send(
      String marketplace, @RestForm @Nullable String email, @RestForm @Nullable String key) {
    var site = site(marketplace);
    var frame = frame(site);
    String address = Objects.requireNonNullElse(email, "").strip();
    var form = Form.sent("sign-in", Map.of("email", address), key);
    if (!address.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")) {
      var wrong = form.wrong("email", Words.of(frame.reader()).fieldEmail());
      return pages.show(400, frame, Templates.signIn(frame, wrong, marketplace, false));
    }
    try {
      request(site.getId(), address);
    } catch (ApiProblem problem) {
      var told = Problems.on(form, problem, Map.of("/email", "email"), frame.reader());
      return pages.show(problem.status(), frame, Templates.signIn(frame, told, marketplace, false));
    }
    return remembering(site.getId(), 202, frame, Templates.signInSent(frame, marketplace));
  }

  /** What the mail's link opens. It changes nothing, so that a scanner uses nothing up. */
  @GET
  @Path("sign-in/{token}")
  public Response offer(String token, @RestCookie(Cookies.SITE) @Nullable String remembered) {
    return enter(200, token, "", remembered);
  }

  @POST
  @Path("sign-in/{token}")
  public Response redeem(String token, @RestCookie(Cookies.SITE) @Nullable String remembered) {
    SessionWithToken session;
    try {
      session = session(token);
    } catch (ApiProblem problem) {
      var reader = visits.frame().reader();
      boolean over = problem.status() == 422 || problem.status() == 400;
      String text =
          over
              ? Words.of(DeskMessages.class, reader).signInOver()
              : Problems.sentence(problem, reader);
      return enter(problem.status(), over ? "" : token, text, remembered);
    }
    var me = visits.with(session.getToken()).me();
    String landing = me.getRole() == Role.PHONE_REPRESENTATIVE ? "/desk/phone" : "/desk";
    var entered =
        cookies.until(
            Cookies.SESSION, session.getToken(), Cookies.DESK_PATH, session.getExpiresAt());
    return Optional.ofNullable(me.getMarketplace())
        .map(site -> pages.to(landing, entered, cookies.set(Cookies.SITE, site, "/", A_YEAR)))
        .orElseGet(() -> pages.to(landing, entered));
  }

  private Response enter(int status, String token, String problem, @Nullable String remembered) {
    boolean known = remembered != null && remembered.matches("mkt_[0-9a-z]{26}");
    String site = known ? remembered : "";
    var frame = known ? branded(site) : visits.frame();
    return pages.show(status, frame, Templates.signInEnter(frame, token, problem, site));
  }

  /** A marketplace that is gone leaves the page without its name. */
  private Frame branded(String site) {
    try {
      return frame(site(site));
    } catch (ApiProblem problem) {
      return visits.frame();
    }
  }

  private Response remembering(String site, int status, Frame frame, TemplateInstance page) {
    return Response.fromResponse(pages.show(status, frame, page))
        .cookie(cookies.set(Cookies.SITE, site, "/", A_YEAR))
        .build();
  }

  private Frame frame(io.posventa.client.model.Site site) {
    return visits.frame(
        new Site(site.getId(), site.getName(), Optional.ofNullable(site.getLogoUrl())),
        site.getLocale(),
        site.getTimeZone(),
        Instant.EPOCH);
  }

  /** By its id, or by the name that it has outside. */
  private io.posventa.client.model.Site site(String marketplace) {
    String reference =
        marketplace.startsWith("mkt_") || marketplace.startsWith("ext:")
            ? marketplace
            : "ext:" + marketplace;
    return visits
        .open()
        .ask(
            SitesApi::new,
            sites ->
                sites.getSite(
                    SitesApi.APIGetSiteRequest.newBuilder().marketplace(reference).build()));
  }

  private void request(String site, String email) {
    visits
        .open()
        .ask(
            SignInApi::new,
            signIn ->
                signIn.requestSignIn(
                    SignInApi.APIRequestSignInRequest.newBuilder()
                        .newSignIn(new NewSignIn().marketplace(site).email(email))
                        .build()));
  }

  private SessionWithToken session(String token) {
    return visits
        .open()
        .ask(
            SignInApi::new,
            signIn ->
                signIn.createSession(
                    SignInApi.APICreateSessionRequest.newBuilder()
                        .newSession(new NewSession().token(token))
                        .build()));
  }
}
