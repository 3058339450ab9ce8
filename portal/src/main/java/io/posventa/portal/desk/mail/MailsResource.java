package io.posventa.portal.desk.mail;

import io.posventa.client.api.TemplatesApi;
import io.posventa.client.model.Template;
import io.posventa.client.model.TemplatePreview;
import io.posventa.portal.api.Api;
import io.posventa.portal.desk.Desk;
import io.posventa.portal.desk.DeskPlace;
import io.posventa.portal.desk.Staff;
import io.posventa.portal.page.Languages;
import io.posventa.portal.page.Pages;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** All subjects in one place, for filters and auto-responders, and a sample of each mail. */
@Path("/desk/mails")
class MailsResource {

  @CheckedTemplate(basePath = "desk")
  static class Templates {
    static native TemplateInstance mails(MailsPage page);

    static native TemplateInstance mail(SamplePage page);
  }

  private final Desk desk;
  private final Pages pages;

  MailsResource(Desk desk, Pages pages) {
    this.desk = desk;
    this.pages = pages;
  }

  @GET
  public Response list(@RestQuery @Nullable String language) {
    var staff = desk.open(DeskPlace.MAILS);
    String chosen = language(language, staff);
    var page = MailsPage.of(staff, chosen, templates(staff.api(), chosen));
    return pages.show(staff.frame(), Templates.mails(page));
  }

  @GET
  @Path("{name}")
  public Response sample(
      String name, @RestQuery @Nullable String language, @RestQuery @Nullable String party) {
    var staff = desk.open(DeskPlace.MAILS);
    String chosen = language(language, staff);
    var template = template(staff.api(), name, chosen);
    var preview = preview(staff.api(), template, chosen, party);
    return pages.show(
        staff.frame(), Templates.mail(SamplePage.of(staff, chosen, template, preview)));
  }

  @GET
  @Path("catalogue.pdf")
  public Response pdf(@RestQuery @Nullable String language) {
    var staff = desk.open(DeskPlace.MAILS);
    var pdf = staff.api().stream("/v1/templates/catalogue.pdf?locale=" + language(language, staff));
    return Response.ok(pdf.body(), "application/pdf")
        .header("Content-Disposition", "attachment; filename=\"e-mails.pdf\"")
        .build();
  }

  private static String language(@Nullable String asked, Staff staff) {
    return asked != null && Languages.isOffered(asked) ? asked : staff.reader().language();
  }

  private static List<Template> templates(Api api, String language) {
    return api.ask(
            TemplatesApi::new,
            templates ->
                templates.listTemplates(
                    TemplatesApi.APIListTemplatesRequest.newBuilder().locale(language).build()))
        .getData();
  }

  private static Template template(Api api, String name, String language) {
    if (!name.matches("[a-z][a-z0-9_]{0,59}")) {
      throw new NotFoundException();
    }
    return api.ask(
        TemplatesApi::new,
        templates ->
            templates.getTemplate(
                TemplatesApi.APIGetTemplateRequest.newBuilder()
                    .name(name)
                    .locale(language)
                    .build()));
  }

  /** For whom was asked, where that is somebody who gets it. */
  private static TemplatePreview preview(
      Api api, Template template, String language, @Nullable String party) {
    var request =
        TemplatesApi.APIPreviewTemplateRequest.newBuilder()
            .name(template.getName())
            .locale(language);
    if (party != null && template.getRecipients().contains(party)) {
      request.party(party);
    }
    return api.ask(TemplatesApi::new, templates -> templates.previewTemplate(request.build()));
  }
}
