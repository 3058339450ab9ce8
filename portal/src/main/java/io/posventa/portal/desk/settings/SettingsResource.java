package io.posventa.portal.desk.settings;

import io.posventa.client.model.MeMember;
import io.posventa.portal.api.ApiProblem;
import io.posventa.portal.desk.Desk;
import io.posventa.portal.desk.DeskPlace;
import io.posventa.portal.page.Form;
import io.posventa.portal.page.Notice;
import io.posventa.portal.page.Pages;
import io.posventa.portal.page.Problems;
import io.posventa.portal.page.Words;
import io.posventa.portal.web.Cookies;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** Where ticket mails go, and whose days and words are used. */
@Path("/desk/settings")
class SettingsResource {
  private static final Map<String, String> FIELDS =
      Map.of(
          "/name", "name",
          "/support_email", "support_email",
          "/time_zone", "time_zone",
          "/locale", "locale");

  @CheckedTemplate(basePath = "desk")
  static class Templates {
    static native TemplateInstance settings(SettingsPage page);
  }

  private final Desk desk;
  private final Pages pages;
  private final Cookies cookies;

  SettingsResource(Desk desk, Pages pages, Cookies cookies) {
    this.desk = desk;
    this.pages = pages;
    this.cookies = cookies;
  }

  @GET
  public Response show() {
    return show(200, SettingsPage.of(desk.open(DeskPlace.SETTINGS)));
  }

  @POST
  @Path("shop")
  public Response shop(
      @RestForm @Nullable String name,
      @RestForm("support_email") @Nullable String supportEmail,
      @RestForm("time_zone") @Nullable String timeZone,
      @RestForm @Nullable String locale,
      @RestForm @Nullable String key) {
    var staff = desk.open(DeskPlace.SETTINGS);
    var vendor = staff.vendor().orElseThrow(NotFoundException::new);
    var form =
        Form.sent(
            "shop",
            Map.of(
                "name", stripped(name),
                "support_email", stripped(supportEmail),
                "time_zone", stripped(timeZone),
                "locale", stripped(locale)),
            key);
    var page = SettingsPage.of(staff).withShop(form);
    if (form.value("name").isEmpty()) {
      var wrong = form.wrong("name", Words.of(staff.reader()).fieldRequired());
      return show(400, page.withShop(wrong));
    }
    try {
      staff.api().merge("/v1/vendors/" + vendor.getId(), form.key(), patch(form.values()));
    } catch (ApiProblem problem) {
      return show(
          problem.status(), page.withShop(Problems.on(form, problem, FIELDS, staff.reader())));
    }
    return pages.then(DeskPlace.SETTINGS.path(), Notice.SAVED);
  }

  /** What the reader chose for this browser alone gives way to what is chosen here. */
  @POST
  @Path("you")
  public Response you(
      @RestForm @Nullable String name,
      @RestForm("time_zone") @Nullable String timeZone,
      @RestForm @Nullable String locale,
      @RestForm @Nullable String key) {
    var staff = desk.open(DeskPlace.SETTINGS);
    String id =
        Optional.ofNullable(staff.visit().me().getMember())
            .map(MeMember::getId)
            .orElseThrow(NotFoundException::new);
    var form =
        Form.sent(
            "you",
            Map.of(
                "name", stripped(name),
                "time_zone", stripped(timeZone),
                "locale", stripped(locale)),
            key);
    var page = SettingsPage.of(staff).withYou(form);
    if (form.value("name").isEmpty()) {
      var wrong = form.wrong("name", Words.of(staff.reader()).fieldRequired());
      return show(400, page.withYou(wrong));
    }
    try {
      staff.api().merge("/v1/members/" + id, form.key(), patch(form.values()));
    } catch (ApiProblem problem) {
      return show(
          problem.status(), page.withYou(Problems.on(form, problem, FIELDS, staff.reader())));
    }
    return Response.fromResponse(pages.then(DeskPlace.SETTINGS.path(), Notice.SAVED))
        .cookie(cookies.clear(Cookies.LANGUAGE, "/"))
        .build();
  }

  /** After a form was sent, its address is reloaded as the page. */
  @GET
  @Path("{form:shop|you}")
  public Response back() {
    return pages.to(DeskPlace.SETTINGS.path());
  }

  private Response show(int status, SettingsPage page) {
    return pages.show(status, page.staff().frame(), Templates.settings(page));
  }

  /** What was emptied is removed. */
  private static Map<String, @Nullable Object> patch(Map<String, String> values) {
    Map<String, @Nullable Object> patch = new HashMap<>();
    values.forEach((name, value) -> patch.put(name, value.isEmpty() ? null : value));
    return patch;
  }

  private static String stripped(@Nullable String text) {
    return Objects.requireNonNullElse(text, "").strip();
  }
}
