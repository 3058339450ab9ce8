package io.posventa.portal.page;

import io.posventa.portal.web.Cookies;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.jboss.resteasy.reactive.RestForm;

/** Remembers the language that a reader chooses over the one that is known of them. */
@Path("/language")
class LanguageResource {
  private static final Duration A_YEAR = Duration.ofDays(365);

  private final Pages pages;
  private final Cookies cookies;

  LanguageResource(Pages pages, Cookies cookies) {
    this.pages = pages;
    this.cookies = cookies;
  }

  @POST
  public Response choose(@RestForm String to, @RestForm String back) {
    return Languages.isOffered(to)
        ? pages.to(LocalPath.orRoot(back), cookies.set(Cookies.LANGUAGE, to, "/", A_YEAR))
        : pages.to(LocalPath.orRoot(back));
  }
}
