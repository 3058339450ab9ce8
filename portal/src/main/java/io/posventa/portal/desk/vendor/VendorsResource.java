package io.posventa.portal.desk.vendor;

import io.posventa.client.model.Vendor;
import io.posventa.portal.api.ApiProblem;
import io.posventa.portal.desk.Address;
import io.posventa.portal.desk.Desk;
import io.posventa.portal.desk.DeskPlace;
import io.posventa.portal.desk.Staff;
import io.posventa.portal.page.Form;
import io.posventa.portal.page.Notice;
import io.posventa.portal.page.Pages;
import io.posventa.portal.page.Problems;
import io.posventa.portal.page.Words;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * Vendors as the platform sees them, and its decision on one that abuses closing or changing
 * tickets without consent: refunds of its sales are then made at once.
 */
@Path("/desk/vendors")
class VendorsResource {
  private static final int USUAL_DAYS = 30;
  private static final List<Integer> PERIODS = List.of(USUAL_DAYS, 90, 365);
  private static final Map<String, String> FIELDS =
      Map.of("/reason", "reason", "/refund_mode", "reason", "/escalation", "reason");

  @CheckedTemplate(basePath = "desk")
  static class Templates {
    static native TemplateInstance vendors(VendorsPage page);

    static native TemplateInstance vendor(VendorPage page);
  }

  private final Desk desk;
  private final Pages pages;
  private final Vendors vendors;

  VendorsResource(Desk desk, Pages pages, Vendors vendors) {
    this.desk = desk;
    this.pages = pages;
    this.vendors = vendors;
  }

  @GET
  public Response list(@RestQuery @Nullable String cursor) {
    var staff = desk.open(DeskPlace.VENDORS);
    var home = Address.of(DeskPlace.VENDORS.path());
    String at = Objects.requireNonNullElse(cursor, "");
    try {
      var found = vendors.page(staff.api(), at);
      var numbers = vendors.quality(staff.api(), found.getData(), staff.reader().now(), USUAL_DAYS);
      var rows =
          found.getData().stream()
              .map(
                  vendor ->
                      new VendorsPage.Row(
                          vendor.getId(),
                          vendor.getName(),
                          vendor.getRefundMode() == Vendor.RefundModeEnum.IMMEDIATE,
                          Optional.ofNullable(numbers.get(vendor.getId()))
                              .map(quality -> new Numbers(quality, staff.reader()))))
              .toList();
      String next =
          Optional.ofNullable(found.getNextCursor())
              .map(after -> home.with("cursor", after).toString())
              .orElse("");
      var page = new VendorsPage(staff, rows, next, at.isEmpty() ? "" : home.toString());
      return pages.show(staff.frame(), Templates.vendors(page));
    } catch (ApiProblem problem) {
      if (problem.code().equals("invalid-cursor") || problem.code().equals("cursor-expired")) {
        return pages.to(home.toString());
      }
      throw problem;
    }
  }

  @GET
  @Path("{id}")
  public Response show(
      String id, @RestQuery @Nullable Integer days, @RestQuery @Nullable String escalation) {
    var staff = desk.open(DeskPlace.VENDORS);
    var form = Form.blank("mode", Map.of("escalation", review(escalation)));
    return show(200, page(staff, id, days, form));
  }

  /** Takes the chance to save sales away, or gives it back; either is kept with its reason. */
  @POST
  @Path("{id}/refund-mode")
  public Response decide(
      String id,
      @RestForm @Nullable String mode,
      @RestForm @Nullable String reason,
      @RestForm @Nullable String escalation,
      @RestForm @Nullable String key) {
    var staff = desk.open(DeskPlace.VENDORS);
    if (!staff.isOperator()) {
      throw new ForbiddenException();
    }
    if (!"immediate".equals(mode) && !"grace".equals(mode)) {
      throw new NotFoundException();
    }
    String why = Objects.requireNonNullElse(reason, "").replaceAll("\\p{Cntrl}+", " ").strip();
    var form = Form.sent("mode", Map.of("reason", why, "escalation", review(escalation)), key);
    if (why.isEmpty()) {
      var wrong = form.wrong("reason", Words.of(staff.reader()).fieldRequired());
      return show(400, page(staff, id, null, wrong));
    }
    var vendor = vendors.read(staff.api(), id);
    try {
      staff.api().merge("/v1/vendors/" + vendor.getId(), form.key(), patch(mode, form));
    } catch (ApiProblem problem) {
      return show(
          problem.status(),
          page(staff, id, null, Problems.on(form, problem, FIELDS, staff.reader())));
    }
    return pages.then("/desk/vendors/" + vendor.getId(), Notice.DECIDED);
  }

  /** After a form was sent, its address is reloaded as the page. */
  @GET
  @Path("{id}/refund-mode")
  public Response back(String id) {
    if (!id.matches("vendor_[0-9a-z]{26}")) {
      throw new NotFoundException();
    }
    return pages.to("/desk/vendors/" + id);
  }

  private VendorPage page(Staff staff, String id, @Nullable Integer days, Form form) {
    var vendor = vendors.read(staff.api(), id);
    int period = days != null && PERIODS.contains(days) ? days : USUAL_DAYS;
    var quality = vendors.quality(staff.api(), vendor.getId(), staff.reader().now(), period);
    var decisions =
        vendors.decisions(staff.api(), vendor.getId()).stream()
            .map(VendorPage.Decision::of)
            .toList();
    return new VendorPage(
        staff, vendor, period, new Numbers(quality, staff.reader()), decisions, form);
  }

  private Response show(int status, VendorPage page) {
    return pages.show(status, page.staff().frame(), Templates.vendor(page));
  }

  private static Map<String, @Nullable Object> patch(String mode, Form form) {
    Map<String, @Nullable Object> patch = new HashMap<>();
    patch.put("refund_mode", mode);
    patch.put("reason", form.value("reason"));
    if (!form.value("escalation").isEmpty()) {
      patch.put("escalation", form.value("escalation"));
    }
    return patch;
  }

  private static String review(@Nullable String id) {
    return id != null && id.matches("escalation_[0-9a-z]{26}") ? id : "";
  }
}
