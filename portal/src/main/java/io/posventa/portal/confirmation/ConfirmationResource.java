package io.posventa.portal.confirmation;

import io.posventa.client.api.ReceiptsApi;
import io.posventa.client.model.EmailConfirmation;
import io.posventa.portal.api.ApiProblem;
import io.posventa.portal.page.Form;
import io.posventa.portal.page.Notice;
import io.posventa.portal.page.Pages;
import io.posventa.portal.page.Problems;
import io.posventa.portal.page.Visit;
import io.posventa.portal.page.Visits;
import io.posventa.portal.web.Cookies;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** Confirms a change of an order's e-mail address, from one of the two addresses. */
@Path("/confirmations/{id}")
class ConfirmationResource {

  /** What the page shows. */
  record ConfirmationPage(Visit visit, EmailConfirmation confirmation, Form form) {

    public String base() {
      return "/confirmations/" + confirmation.getId();
    }

    public String status() {
      return confirmation.getStatus().getValue();
    }
  }

  @CheckedTemplate(basePath = "confirmation")
  static class Templates {
    static native TemplateInstance confirmation(ConfirmationPage page);
  }

  private final Visits visits;
  private final Pages pages;

  ConfirmationResource(Visits visits, Pages pages) {
    this.visits = visits;
    this.pages = pages;
  }

  @GET
  public Response look(String id) {
    return show(200, visit(), id, Form.blank("confirm"));
  }

  @POST
  public Response confirm(String id, @RestForm @Nullable String key) {
    var visit = visit();
    var form = Form.sent("confirm", Map.of(), key);
    try {
      visit
          .api()
          .ask(
              ReceiptsApi::new,
              receipts ->
                  receipts.confirmEmailChange(
                      ReceiptsApi.APIConfirmEmailChangeRequest.newBuilder()
                          .id(id)
                          .idempotencyKey(form.key())
                          .build()));
      return pages.then("/confirmations/" + id, Notice.EMAIL_CONFIRMED);
    } catch (ApiProblem problem) {
      var refused = Problems.on(form, problem, Map.of(), visit.reader());
      return show(problem.status(), visit, id, refused);
    }
  }

  private Visit visit() {
    return visits.byCookie(Cookies.CASE);
  }

  private Response show(int status, Visit visit, String id, Form form) {
    var confirmation =
        visit
            .api()
            .ask(
                ReceiptsApi::new,
                receipts ->
                    receipts.getEmailConfirmation(
                        ReceiptsApi.APIGetEmailConfirmationRequest.newBuilder().id(id).build()));
    return pages.show(
        status,
        visit.frame(),
        Templates.confirmation(new ConfirmationPage(visit, confirmation, form)));
  }
}
