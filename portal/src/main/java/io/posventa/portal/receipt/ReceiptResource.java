package io.posventa.portal.receipt;

import io.posventa.client.model.Channel;
import io.posventa.client.model.NewTicket;
import io.posventa.client.model.TicketType;
import io.posventa.portal.api.ApiProblem;
import io.posventa.portal.page.Form;
import io.posventa.portal.page.Notice;
import io.posventa.portal.page.Pages;
import io.posventa.portal.page.Problems;
import io.posventa.portal.page.Uploads;
import io.posventa.portal.page.Visit;
import io.posventa.portal.page.Visits;
import io.posventa.portal.page.Words;
import io.posventa.portal.web.Cookies;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** The receipt of an order, for its customer and its vendor, and what they can ask for from it. */
@Path("/receipts/{order}")
class ReceiptResource {
  private static final Map<String, String> TICKET_FIELDS =
      Map.of("/subject", "subject", "/body", "body", "/attachments", "files");

  @CheckedTemplate(basePath = "receipt")
  static class Templates {
    static native TemplateInstance receipt(ReceiptPage page);

    static native TemplateInstance request(RequestPage page);

    static native TemplateInstance invoice(InvoicePage page);
  }

  private final Visits visits;
  private final Pages pages;
  private final Receipts receipts;

  ReceiptResource(Visits visits, Pages pages, Receipts receipts) {
    this.visits = visits;
    this.pages = pages;
    this.receipts = receipts;
  }

  @GET
  public Response receipt(String order) {
    return show(200, page(visit(), order));
  }

  @GET
  @Path("request")
  public Response request(String order, @RestQuery @Nullable String type) {
    var page = request(visit(), order, Objects.requireNonNullElse(type, ""), blank());
    return show(200, page);
  }

  /** Opens the ticket: the only thing that any request from here ends in. */
  @POST
  @Path("request")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response open(
      String order,
      @RestForm String type,
      @RestForm @Nullable String subject,
      @RestForm @Nullable String body,
      @RestForm @Nullable List<String> kept,
      @RestForm @Nullable List<FileUpload> files,
      @RestForm @Nullable String key) {
    var visit = visit();
    var values =
        Map.of(
            "subject", Objects.requireNonNullElse(subject, ""),
            "body", Objects.requireNonNullElse(body, ""));
    var form = Form.sent("request", values, key);
    var page = request(visit, order, type, form);
    form = complete(page);
    if (form.failed()) {
      return show(400, page.with(form));
    }
    var uploads = Uploads.of(visit.api(), form.key(), kept, files);
    form = form.with(uploads.kept());
    if (uploads.problem().isPresent()) {
      var problem = uploads.problem().get();
      return show(problem.status(), page.with(Problems.onFiles(form, problem, visit.reader())));
    }
    try {
      var ticket = receipts.open(visit, form.key(), ticket(page, order, form, uploads.ids()));
      return pages.then(page.base() + "/tickets/" + ticket.getId(), Notice.TICKET_OPENED);
    } catch (ApiProblem problem) {
      return show(
          problem.status(), page.with(Problems.on(form, problem, TICKET_FIELDS, visit.reader())));
    }
  }

  @POST
  @Path("resend")
  public Response resend(String order, @RestForm @Nullable String key) {
    var visit = visit();
    var form = Form.sent("resend", Map.of(), key);
    try {
      receipts.resend(visit, order, form.key());
      return pages.then("/receipts/" + order, Notice.RECEIPT_SENT);
    } catch (ApiProblem problem) {
      return show(
          problem.status(),
          page(visit, order).withResend(Problems.on(form, problem, Map.of(), visit.reader())));
    }
  }

  @POST
  @Path("email")
  public Response changeEmail(
      String order, @RestForm @Nullable String email, @RestForm @Nullable String key) {
    var visit = visit();
    String address = Objects.requireNonNullElse(email, "").strip();
    var form = Form.sent("email", Map.of("email", address), key);
    if (!address.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")) {
      var wrong = form.wrong("email", Words.of(visit.reader()).fieldEmail());
      return show(400, page(visit, order).withEmail(wrong));
    }
    try {
      receipts.changeEmail(visit, order, form.key(), address);
      return pages.then("/receipts/" + order, Notice.EMAIL_CHANGE_STARTED);
    } catch (ApiProblem problem) {
      return show(
          problem.status(),
          page(visit, order)
              .withEmail(Problems.on(form, problem, Map.of("/email", "email"), visit.reader())));
    }
  }

  /** Sends the browser on to the file; the address is the storefront's. */
  @GET
  @Path("download")
  public Response download(String order) {
    var visit = visit();
    try {
      URI file = visit.api().elsewhere("/v1/orders/" + safe(order) + "/receipt/download");
      if (!"https".equals(file.getScheme()) && !"http".equals(file.getScheme())) {
        throw new NotFoundException();
      }
      return pages.to(file.toString());
    } catch (ApiProblem problem) {
      if (problem.status() != 422) {
        throw problem;
      }
      return show(422, page(visit, order).withProblem(Problems.sentence(problem, visit.reader())));
    }
  }

  @GET
  @Path("invoice")
  public Response invoice(String order, @RestQuery @Nullable String invoice) {
    var visit = visit();
    var page =
        InvoicePage.of(visit, receipts.read(visit, order), Optional.ofNullable(invoice))
            .orElseThrow(NotFoundException::new);
    return pages.show(visit.frame(), Templates.invoice(page));
  }

  @GET
  @Path("invoice.pdf")
  public Response pdf(String order, @RestQuery @Nullable String invoice) {
    var visit = visit();
    String chosen = invoice == null ? "" : "&invoice=" + safe(invoice);
    var pdf =
        visit.api().stream(
            "/v1/orders/"
                + safe(order)
                + "/receipt/invoice.pdf?locale="
                + visit.reader().language()
                + chosen);
    return Response.ok(pdf.body(), "application/pdf")
        .header("Content-Disposition", "attachment; filename=\"invoice.pdf\"")
        .build();
  }

  /** After a form has been sent, its address is reloaded as the receipt. */
  @GET
  @Path("{form:resend|email}")
  public Response back(String order) {
    return pages.to("/receipts/" + safe(order));
  }

  private Visit visit() {
    return visits.byCookie(Cookies.CASE);
  }

  private ReceiptPage page(Visit visit, String order) {
    return ReceiptPage.of(visit, receipts.read(visit, order), receipts.tickets(visit, order));
  }

  private RequestPage request(Visit visit, String order, String type, Form form) {
    return RequestPage.of(visit, receipts.read(visit, order), type, form)
        .orElseThrow(NotFoundException::new);
  }

  private Response show(int status, ReceiptPage page) {
    return pages.show(status, page.visit().frame(), Templates.receipt(page));
  }

  private Response show(int status, RequestPage page) {
    return pages.show(status, page.visit().frame(), Templates.request(page));
  }

  private static Form blank() {
    return Form.blank("request");
  }

  /** Says what is missing before anything is uploaded. */
  private static Form complete(RequestPage page) {
    var form = page.form();
    var needed =
        new LinkedHashSet<>(page.isSupport() ? List.of("subject", "body") : List.of("body"));
    for (String field : needed) {
      if (form.value(field).isBlank()) {
        form = form.wrong(field, Words.of(page.visit().reader()).fieldRequired());
      }
    }
    return form;
  }

  private static NewTicket ticket(
      RequestPage page, String order, Form form, List<String> attachments) {
    var ticket =
        new NewTicket()
            .type(TicketType.fromValue(page.type()))
            .subject(page.isSupport() ? form.value("subject") : page.subject())
            .body(form.value("body"))
            .order(order)
            .channel(Channel.PORTAL);
    if (page.visit().isCustomer()) {
      ticket.locale(page.visit().reader().language());
    }
    return attachments.isEmpty() ? ticket : ticket.attachments(new LinkedHashSet<>(attachments));
  }

  /** What goes into an address is an id and nothing else. */
  private static String safe(String id) {
    if (!id.matches("[a-z0-9_]{1,60}")) {
      throw new NotFoundException();
    }
    return id;
  }
}
