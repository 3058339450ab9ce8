package io.posventa.portal.desk.signin;

import io.posventa.client.api.SignInApi;
import io.posventa.portal.api.ApiProblem;
import io.posventa.portal.page.Notice;
import io.posventa.portal.page.Pages;
import io.posventa.portal.page.Visits;
import io.posventa.portal.web.Cookies;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestCookie;
import org.jspecify.annotations.Nullable;

/** Ends the session everywhere, not only in this browser. */
@Path("/desk/sign-out")
class SignOutResource {
  private final Visits visits;
  private final Pages pages;
  private final Cookies cookies;

  SignOutResource(Visits visits, Pages pages, Cookies cookies) {
    this.visits = visits;
    this.pages = pages;
    this.cookies = cookies;
  }

  @POST
  public Response leave(@RestCookie(Cookies.SITE) @Nullable String site) {
    var visit = visits.byCookie(Cookies.SESSION);
    end(visit.api());
    String back = visit.frame().site().id().isEmpty() ? site : visit.frame().site().id();
    String path = back == null ? "/" : "/" + back + "/sign-in";
    return Response.fromResponse(pages.then(path, Notice.SIGNED_OUT))
        .cookie(cookies.clear(Cookies.SESSION, Cookies.DESK_PATH))
        .build();
  }

  private static void end(io.posventa.portal.api.Api api) {
    try {
      api.ask(
          SignInApi::new,
          signIn -> {
            signIn.endSession(SignInApi.APIEndSessionRequest.newBuilder().build());
            return true;
          });
    } catch (ApiProblem problem) {
      if (problem.status() != 401) {
        throw problem; // it goes on, and whoever leaves should know
      }
    }
  }
}
