package io.posventa.portal.ticket;

import io.posventa.portal.page.Form;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/**
 * The addresses below a ticket's page. A subclass says where the page is, and whose visit it is;
 * the rest is the same everywhere.
 */
public abstract class TicketForms {
  @Inject TicketPages pages;

  /** Whose page it is; refuses whoever may not see it. */
  protected abstract TicketPages.Place place();

  @GET
  public Response show(@RestQuery("do") @Nullable String step) {
    return pages.show(place(), step);
  }

  @GET
  @Path("deadlines/{deadline}")
  public Response explain(String deadline) {
    return pages.explain(place(), deadline);
  }

  @GET
  @Path("attachments/{attachment}")
  public Response file(String attachment) {
    return pages.file(place(), attachment);
  }

  @GET
  @Path("{form:reply|close|convert|propose|consent|escalate|read}")
  public Response back() {
    return pages.back(place());
  }

  @POST
  @Path("reply")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response reply(
      @RestForm @Nullable String body,
      @RestForm @Nullable List<String> kept,
      @RestForm @Nullable List<FileUpload> files,
      @RestForm @Nullable String key) {
    return pages.reply(
        place(), form("reply", key, "body", body), new TicketPages.Files(kept, files));
  }

  @POST
  @Path("close")
  public Response close(
      @RestForm @Nullable String as,
      @RestForm @Nullable String comment,
      @RestForm @Nullable String key) {
    return pages.close(place(), form("close", key, "as", as, "comment", comment));
  }

  @POST
  @Path("convert")
  public Response convert(
      @RestForm @Nullable String type,
      @RestForm @Nullable String comment,
      @RestForm @Nullable String key) {
    return pages.convert(place(), form("convert", key, "type", type, "comment", comment));
  }

  @POST
  @Path("propose")
  public Response propose(
      @RestForm @Nullable String what,
      @RestForm @Nullable String comment,
      @RestForm @Nullable String key) {
    return pages.propose(place(), form("propose", key, "what", what, "comment", comment));
  }

  @POST
  @Path("consent")
  public Response withConsent(
      @RestForm @Nullable String what,
      @RestForm @Nullable String via,
      @RestForm @Nullable String which,
      @RestForm @Nullable String evidence,
      @RestForm @Nullable String comment,
      @RestForm @Nullable String key) {
    return pages.withConsent(
        place(),
        form(
            "consent",
            key,
            "what",
            what,
            "via",
            via,
            "which",
            which,
            "evidence",
            evidence,
            "comment",
            comment));
  }

  @POST
  @Path("proposals/{proposal}/accept")
  public Response accept(String proposal, @RestForm @Nullable String key) {
    return pages.accept(place(), proposal, form("answer", key));
  }

  @POST
  @Path("proposals/{proposal}/decline")
  public Response decline(String proposal, @RestForm @Nullable String key) {
    return pages.decline(place(), proposal, form("answer", key));
  }

  @POST
  @Path("escalate")
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response escalate(
      @RestForm @Nullable String reason,
      @RestForm @Nullable List<String> kept,
      @RestForm @Nullable List<FileUpload> files,
      @RestForm @Nullable String key) {
    return pages.escalate(
        place(), form("escalate", key, "reason", reason), new TicketPages.Files(kept, files));
  }

  @POST
  @Path("read")
  public Response markRead(@RestForm @Nullable String key) {
    return pages.markRead(place(), form("read", key));
  }

  private static Form form(String name, @Nullable String key, @Nullable String... fields) {
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < fields.length; i += 2) {
      String value = fields[i + 1];
      values.put(String.valueOf(fields[i]), value == null ? "" : value);
    }
    return Form.sent(name, values, key);
  }
}
