package io.posventa.portal.desk.sale;

import io.posventa.client.model.Scope;
import io.posventa.portal.api.ApiProblem;
import io.posventa.portal.desk.Desk;
import io.posventa.portal.desk.DeskPlace;
import io.posventa.portal.page.Form;
import io.posventa.portal.page.Pages;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** The vendor's own sales, and the action that opens a ticket for one. */
@Path("/desk/transactions")
class TransactionsResource {

  @CheckedTemplate(basePath = "desk")
  static class Templates {
    static native TemplateInstance transactions(SalesPage page);
  }

  private final Desk desk;
  private final Pages pages;
  private final Sales sales;
  private final Opening opening;

  TransactionsResource(Desk desk, Pages pages, Sales sales, Opening opening) {
    this.desk = desk;
    this.pages = pages;
    this.sales = sales;
    this.opening = opening;
  }

  @GET
  public Response show(
      @RestQuery @Nullable String q,
      @RestQuery @Nullable String from,
      @RestQuery @Nullable String until,
      @RestQuery @Nullable String cursor) {
    var staff = desk.open(DeskPlace.TRANSACTIONS);
    var search = OrderSearch.of(DeskPlace.TRANSACTIONS.path(), q, from, until);
    try {
      var page =
          sales.page(
              staff,
              search,
              Objects.requireNonNullElse(cursor, ""),
              staff.may(Scope.TICKETS_WRITE));
      return pages.show(staff.frame(), Templates.transactions(page));
    } catch (ApiProblem problem) {
      if (problem.code().equals("invalid-cursor") || problem.code().equals("cursor-expired")) {
        return pages.to(search.address().toString());
      }
      throw problem;
    }
  }

  @GET
  @Path("{order}/ticket")
  public Response ask(String order, @RestQuery @Nullable String type) {
    return opening.ask(
        desk.open(DeskPlace.TRANSACTIONS), order, false, Objects.requireNonNullElse(type, ""));
  }

  @POST
  @Path("{order}/ticket")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response open(
      String order,
      @RestForm @Nullable String type,
      @RestForm @Nullable String subject,
      @RestForm @Nullable String body,
      @RestForm @Nullable List<String> kept,
      @RestForm @Nullable List<FileUpload> files,
      @RestForm @Nullable String key) {
    var values =
        Map.of(
            "type", Objects.requireNonNullElse(type, ""),
            "subject", Objects.requireNonNullElse(subject, "").strip(),
            "body", Objects.requireNonNullElse(body, ""));
    return opening.open(
        desk.open(DeskPlace.TRANSACTIONS),
        order,
        false,
        Form.sent("ticket", values, key),
        kept,
        files);
  }
}
