package io.posventa.portal.desk.sale;

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

/**
 * Orders for whoever takes calls: found by number or address, and tickets opened for the caller.
 */
@Path("/desk/phone")
class PhoneResource {

  @CheckedTemplate(basePath = "desk")
  static class Templates {
    static native TemplateInstance phone(SalesPage page);
  }

  private final Desk desk;
  private final Pages pages;
  private final Sales sales;
  private final Opening opening;

  PhoneResource(Desk desk, Pages pages, Sales sales, Opening opening) {
    this.desk = desk;
    this.pages = pages;
    this.sales = sales;
    this.opening = opening;
  }

  /** Shows orders only when one is looked for: who calls names a number or an address. */
  @GET
  public Response show(@RestQuery @Nullable String q, @RestQuery @Nullable String cursor) {
    var staff = desk.open(DeskPlace.PHONE);
    var search = OrderSearch.of(DeskPlace.PHONE.path(), q, null, null);
    if (!search.isAsked() || search.isTooShort()) {
      var nothing = new SalesPage(staff, search, List.of(), false, true, "", "");
      return pages.show(staff.frame(), Templates.phone(nothing));
    }
    try {
      var page = sales.page(staff, search, Objects.requireNonNullElse(cursor, ""), true);
      return pages.show(staff.frame(), Templates.phone(page));
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
        desk.open(DeskPlace.PHONE), order, true, Objects.requireNonNullElse(type, ""));
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
        desk.open(DeskPlace.PHONE), order, true, Form.sent("ticket", values, key), kept, files);
  }
}
