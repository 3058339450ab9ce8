package io.posventa.portal.page;

import io.posventa.portal.web.ContentPolicy;
import io.posventa.portal.web.Cookies;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.time.Duration;

/** Answers with a page, or with the way to the next one. */
@ApplicationScoped
public class Pages {
  private static final Duration A_MOMENT = Duration.ofMinutes(1);

  private final Cookies cookies;

  Pages(Cookies cookies) {
    this.cookies = cookies;
  }

  public Response show(Frame frame, TemplateInstance page) {
    return show(200, frame, page);
  }

  /** With another status, for what was refused. */
  public Response show(int status, Frame frame, TemplateInstance page) {
    var answer =
        Response.status(status)
            .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
            .header("Content-Language", frame.reader().language())
            .header("Content-Security-Policy", ContentPolicy.of(frame.site().logo()))
            .entity(page.setLocale(frame.reader().language()).render());
    return frame.notice().isPresent()
        ? answer.cookie(cookies.clear(Cookies.NOTICE, "/")).build()
        : answer.build();
  }

  /** After a form was sent: the page that shows what came of it, so that a reload sends nothing. */
  public Response then(String path, Notice notice) {
    return to(path, cookies.set(Cookies.NOTICE, notice.word(), "/", A_MOMENT));
  }

  public Response to(String path, NewCookie... set) {
    return Response.status(Response.Status.SEE_OTHER).header("Location", path).cookie(set).build();
  }
}
