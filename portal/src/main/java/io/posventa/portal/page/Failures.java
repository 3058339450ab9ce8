package io.posventa.portal.page;

import io.posventa.portal.api.ApiProblem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Pages for what goes wrong; each says what one can do next. */
class Failures {
  private static final Logger LOG = Logger.getLogger(Failures.class);

  @CheckedTemplate(basePath = "failure")
  static class Templates {
    static native TemplateInstance error(
        Frame frame, String title, String text, String reference, boolean again);

    static native TemplateInstance link(
        Frame frame, String title, String text, String expired, Form form);
  }

  private final Visits visits;
  private final Pages pages;

  Failures(Visits visits, Pages pages) {
    this.visits = visits;
    this.pages = pages;
  }

  @ServerExceptionMapper
  Response noEntry(NoEntry e) {
    var frame = visits.frame();
    var words = Words.of(frame.reader());
    return switch (e.why()) {
      case MISSING -> error(401, frame, words.errorTitle401(), words.errorText401(), "", false);
      case INVALID -> link(404, frame, words.linkInvalidTitle(), words.linkInvalidText(), "");
      case EXPIRED ->
          link(
              410,
              frame,
              words.linkExpiredTitle(),
              words.linkExpiredText(),
              e.expiredLink().orElseThrow());
    };
  }

  @ServerExceptionMapper
  Response refused(ApiProblem problem) {
    return page(problem.status(), Objects.requireNonNullElse(problem.requestId(), ""));
  }

  @ServerExceptionMapper
  Response notFound(NotFoundException e) {
    return page(404, "");
  }

  @ServerExceptionMapper
  Response other(WebApplicationException e) {
    return e.getResponse().getStatus() < 400
        ? e.getResponse()
        : page(e.getResponse().getStatus(), "");
  }

  /** The stack trace is logged once, without the address: it may hold a token. */
  @ServerExceptionMapper
  Response unexpected(Throwable e) {
    String reference = UUID.randomUUID().toString();
    LOG.errorf(e, "A page failed, reference %s.", reference);
    return page(500, reference);
  }

  private Response page(int status, String reference) {
    var frame = visits.frame();
    var words = Words.of(frame.reader());
    return switch (status) {
      case 400, 415, 422 ->
          error(status, frame, words.errorTitle400(), words.errorText400(), reference, false);
      case 401 -> error(status, frame, words.errorTitle401(), words.errorText401(), "", false);
      case 403 -> error(status, frame, words.errorTitle403(), words.errorText403(), "", false);
      case 404, 405, 406 ->
          error(404, frame, words.errorTitle404(), words.errorText404(), "", false);
      case 413 -> error(status, frame, words.errorTitle413(), words.errorText413(), "", false);
      case 429 -> error(status, frame, words.errorTitle429(), words.errorText429(), "", true);
      case 502, 503, 504 ->
          error(503, frame, words.errorTitle503(), words.errorText503(), reference, true);
      default -> error(500, frame, words.errorTitle500(), words.errorText500(), reference, true);
    };
  }

  private Response error(
      int status, Frame frame, String title, String text, String reference, boolean again) {
    return pages.show(status, frame, Templates.error(frame, title, text, reference, again));
  }

  private Response link(int status, Frame frame, String title, String text, String expired) {
    return pages.show(
        status, frame, Templates.link(frame, title, text, expired, Form.blank("renew")));
  }
}
