package io.posventa.portal.desk.review;

import io.posventa.client.model.DecideEscalation;
import io.posventa.client.model.Escalation;
import io.posventa.client.model.EscalationStatus;
import io.posventa.portal.api.ApiProblem;
import io.posventa.portal.desk.Address;
import io.posventa.portal.desk.Desk;
import io.posventa.portal.desk.DeskPlace;
import io.posventa.portal.desk.Staff;
import io.posventa.portal.desk.VendorNames;
import io.posventa.portal.page.Form;
import io.posventa.portal.page.Notice;
import io.posventa.portal.page.Pages;
import io.posventa.portal.page.Problems;
import io.posventa.portal.page.Words;
import io.posventa.portal.ticket.TicketPages;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Closed and changed tickets that somebody complained about, and the platform's decision. */
@Path("/desk/reviews")
class ReviewsResource {
  private static final Set<String> STATES = Set.of("open", "upheld", "dismissed");
  private static final Map<String, String> FIELDS = Map.of("/outcome", "outcome", "/note", "note");

  @CheckedTemplate(basePath = "desk")
  static class Templates {
    static native TemplateInstance reviews(ReviewsPage page);

    static native TemplateInstance review(ReviewPage page);
  }

  private final Desk desk;
  private final Pages pages;
  private final Reviews reviews;
  private final TicketPages tickets;

  ReviewsResource(Desk desk, Pages pages, Reviews reviews, TicketPages tickets) {
    this.desk = desk;
    this.pages = pages;
    this.reviews = reviews;
    this.tickets = tickets;
  }

  static Address address(String status, String vendor) {
    return Address.of(DeskPlace.REVIEWS.path())
        .with("status", status.equals("open") ? "" : status)
        .with("vendor", vendor);
  }

  /** Those that wait, unless others are asked for; the oldest first. */
  @GET
  public Response list(
      @RestQuery @Nullable String status,
      @RestQuery @Nullable String vendor,
      @RestQuery @Nullable String cursor) {
    var staff = desk.open(DeskPlace.REVIEWS);
    String state = status != null && STATES.contains(status) ? status : "open";
    String seller = vendor != null && vendor.matches("vendor_[0-9a-z]{26}") ? vendor : "";
    String at = Objects.requireNonNullElse(cursor, "");
    try {
      var found =
          reviews.page(staff.api(), Optional.of(EscalationStatus.fromValue(state)), seller, at);
      var names =
          VendorNames.of(staff.api(), found.getData().stream().map(Escalation::getVendor).toList());
      List<Review> shown =
          found.getData().stream()
              .map(one -> new Review(one, names.name(one.getVendor()), staff.reader()))
              .toList();
      String next =
          Optional.ofNullable(found.getNextCursor())
              .map(after -> address(state, seller).with("cursor", after).toString())
              .orElse("");
      String first = at.isEmpty() ? "" : address(state, seller).toString();
      var page = new ReviewsPage(staff, state, seller, shown, next, first);
      return pages.show(staff.frame(), Templates.reviews(page));
    } catch (ApiProblem problem) {
      if (problem.code().equals("invalid-cursor") || problem.code().equals("cursor-expired")) {
        return pages.to(address(state, seller).toString());
      }
      throw problem;
    }
  }

  @GET
  @Path("{id}")
  public Response show(String id) {
    var page = page(desk.open(DeskPlace.REVIEWS), id, Form.blank("decide"));
    return show(200, page);
  }

  @POST
  @Path("{id}")
  public Response decide(
      String id,
      @RestForm @Nullable String outcome,
      @RestForm @Nullable String note,
      @RestForm @Nullable String key) {
    var staff = desk.open(DeskPlace.REVIEWS);
    var form =
        complete(
            staff,
            Form.sent(
                "decide",
                Map.of(
                    "outcome", Objects.requireNonNullElse(outcome, ""),
                    "note", Objects.requireNonNullElse(note, "")),
                key));
    if (form.failed()) {
      return show(400, page(staff, id, form));
    }
    var decision =
        new DecideEscalation()
            .outcome(DecideEscalation.OutcomeEnum.fromValue(form.value("outcome")))
            .note(form.value("note"));
    try {
      reviews.decide(staff.api(), id, form.key(), decision);
    } catch (ApiProblem problem) {
      return show(
          problem.status(), page(staff, id, Problems.on(form, problem, FIELDS, staff.reader())));
    }
    return pages.then(DeskPlace.REVIEWS.path() + "/" + id, Notice.DECIDED);
  }

  private ReviewPage page(Staff staff, String id, Form form) {
    var escalation = reviews.read(staff.api(), id);
    String vendor = escalation.getVendor();
    var names = VendorNames.of(staff.api(), List.of(vendor));
    return new ReviewPage(
        staff,
        new Review(escalation, names.name(vendor), staff.reader()),
        tickets.conversation(staff.visit(), escalation.getTicket()),
        form);
  }

  private Response show(int status, ReviewPage page) {
    return pages.show(status, page.staff().frame(), Templates.review(page));
  }

  private static Form complete(Staff staff, Form form) {
    var checked = form;
    if (!form.is("outcome", "upheld") && !form.is("outcome", "dismissed")) {
      checked =
          checked.wrong("outcome", Words.of(ReviewMessages.class, staff.reader()).chooseOutcome());
    }
    return form.value("note").isBlank()
        ? checked.wrong("note", Words.of(staff.reader()).fieldRequired())
        : checked;
  }
}
