package io.posventa.portal.link;

import io.posventa.client.api.LinksApi;
import io.posventa.client.model.RenewLink;
import io.posventa.portal.page.Frame;
import io.posventa.portal.page.NoEntry;
import io.posventa.portal.page.Pages;
import io.posventa.portal.page.Visits;
import io.posventa.portal.web.Cookies;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * The way in from a mail. Fetching a link changes nothing: it only moves the token from the address
 * into a cookie that goes to the case's pages alone.
 */
@Path("/l")
class LinkResource {
  private static final Set<String> STEPS =
      Set.of("reply", "close", "convert", "escalate", "support", "refund", "cancellation");

  @CheckedTemplate(basePath = "link")
  static class Templates {
    static native TemplateInstance sent(Frame frame);
  }

  private final Visits visits;
  private final Pages pages;
  private final Cookies cookies;

  LinkResource(Visits visits, Pages pages, Cookies cookies) {
    this.visits = visits;
    this.pages = pages;
    this.cookies = cookies;
  }

  @GET
  @Path("{token}")
  public Response enter(String token, @RestQuery("do") @Nullable String step) {
    var me = visits.with(token).me();
    String subject = Objects.requireNonNullElse(me.getCase(), "");
    String page = pageOf(subject);
    if (page.isEmpty()) {
      throw new NoEntry(NoEntry.Why.INVALID, token);
    }
    return pages.to(page + onward(subject, step), cookies.forNow(Cookies.CASE, token, page));
  }

  @POST
  @Path("renew")
  public Response renew(@RestForm String token) {
    visits
        .open()
        .ask(
            LinksApi::new,
            links ->
                links.renewLink(
                    LinksApi.APIRenewLinkRequest.newBuilder()
                        .renewLink(new RenewLink().token(token))
                        .build()));
    var frame = visits.frame();
    return pages.show(202, frame, Templates.sent(frame));
  }

  private static String pageOf(String subject) {
    return switch (subject.substring(0, Math.max(0, subject.indexOf('_')))) {
      case "ticket" -> "/tickets/" + subject;
      case "order" -> "/receipts/" + subject;
      case "confirm" -> "/confirmations/" + subject;
      default -> "";
    };
  }

  /** Where the mail's button leads: an unfolded step of the ticket, or a form of the receipt. */
  private static String onward(String subject, @Nullable String step) {
    if (step == null || !STEPS.contains(step.toLowerCase(Locale.ROOT))) {
      return "";
    }
    if (subject.startsWith("ticket_")) {
      return "?do=" + step + "#" + step;
    }
    boolean asks = step.equals("support") || step.equals("refund") || step.equals("cancellation");
    return subject.startsWith("order_") && asks ? "/request?type=" + step : "";
  }
}
