package io.posventa.portal.desk.inbox;

import io.posventa.client.model.Deadline;
import io.posventa.client.model.Ticket;
import io.posventa.client.model.TicketPage;
import io.posventa.portal.api.ApiProblem;
import io.posventa.portal.desk.Desk;
import io.posventa.portal.desk.DeskMessages;
import io.posventa.portal.desk.DeskPlace;
import io.posventa.portal.desk.Staff;
import io.posventa.portal.desk.VendorNames;
import io.posventa.portal.page.Option;
import io.posventa.portal.page.Pages;
import io.posventa.portal.page.Words;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The tickets that somebody may see: a vendor's own, or all of the marketplace. */
@Path("/desk")
class InboxResource {

  @CheckedTemplate(basePath = "desk")
  static class Templates {
    static native TemplateInstance inbox(InboxPage page);
  }

  private final Desk desk;
  private final Pages pages;
  private final Inbox inbox;

  InboxResource(Desk desk, Pages pages, Inbox inbox) {
    this.desk = desk;
    this.pages = pages;
    this.inbox = inbox;
  }

  @GET
  public Response show(
      @RestQuery @Nullable String q,
      @RestQuery @Nullable String status,
      @RestQuery @Nullable String type,
      @RestQuery @Nullable String awaiting,
      @RestQuery @Nullable String unread,
      @RestQuery @Nullable String vendor,
      @RestQuery @Nullable String cursor) {
    var staff = desk.open(DeskPlace.TICKETS);
    var filter = InboxFilter.of(q, status, type, awaiting, unread, vendor);
    try {
      var page = page(staff, filter, Objects.requireNonNullElse(cursor, ""));
      return pages.show(staff.frame(), Templates.inbox(page));
    } catch (ApiProblem problem) {
      if (problem.code().equals("invalid-cursor") || problem.code().equals("cursor-expired")) {
        return pages.to(filter.address().toString());
      }
      throw problem;
    }
  }

  private InboxPage page(Staff staff, InboxFilter filter, String cursor) {
    var found = inbox.page(staff.api(), filter, cursor);
    var unread = inbox.unread(staff.api(), filter, found.getData());
    var due = found.getData().isEmpty() ? Map.<String, Deadline>of() : inbox.due(staff.api());
    var names = names(staff, found, filter);
    var rows =
        found.getData().stream()
            .map(
                ticket ->
                    InboxRow.of(
                        ticket,
                        staff,
                        names.map(known -> known.name(ticket.getVendor())).orElse(""),
                        unread.contains(ticket.getId()),
                        Optional.ofNullable(due.get(ticket.getId()))))
            .toList();
    return new InboxPage(
        staff,
        filter,
        rows,
        names.map(known -> vendors(staff, known, filter)).orElse(List.of()),
        next(found, filter),
        cursor.isEmpty() ? "" : filter.address().toString());
  }

  private static Optional<VendorNames> names(Staff staff, TicketPage found, InboxFilter filter) {
    if (staff.isVendor()) {
      return Optional.empty();
    }
    var ids = found.getData().stream().map(Ticket::getVendor);
    var chosen = Optional.of(filter.vendor()).filter(id -> !id.isEmpty()).stream();
    return Optional.of(VendorNames.all(staff.api(), Stream.concat(ids, chosen).toList()));
  }

  private static List<Option> vendors(Staff staff, VendorNames names, InboxFilter filter) {
    var all = Words.of(DeskMessages.class, staff.reader()).all();
    return InboxPage.optional("", all, filter.vendor(), names.options(filter.vendor()));
  }

  private static String next(TicketPage found, InboxFilter filter) {
    return Optional.ofNullable(found.getNextCursor())
        .map(cursor -> filter.address().with("cursor", cursor).toString())
        .orElse("");
  }
}
