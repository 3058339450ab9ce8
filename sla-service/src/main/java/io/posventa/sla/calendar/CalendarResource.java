package io.posventa.sla.calendar;

import io.posventa.platform.identity.Caller;
import io.posventa.platform.page.Page;
import io.posventa.platform.page.Paging;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import io.posventa.platform.time.TenantClock;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The calendars of the marketplace's policy, as they are for it and for each vendor. */
@Path("/v1/calendars")
class CalendarResource {
  private static final int LONGEST_PREVIEW_DAYS = 399;

  private final CalendarService calendars;
  private final Paging paging;
  private final Caller caller;
  private final TenantClock clock;

  CalendarResource(CalendarService calendars, Paging paging, Caller caller, TenantClock clock) {
    this.calendars = calendars;
    this.paging = paging;
    this.caller = caller;
    this.clock = clock;
  }

  @GET
  public Page<CalendarView> list(
      @QueryParam("vendor") @Nullable String vendor,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    var slice = paging.slice(limit, cursor, "calendars " + vendor + caller.vendorId());
    var rows = calendars.page(vendor, caller.vendorId(), slice);
    return paging
        .page(slice, rows, last -> List.of(last.key.id()))
        .map(calendar -> CalendarView.of(calendar, today(calendar)));
  }

  @GET
  @Path("{id}")
  public CalendarView get(@PathParam("id") String id) {
    var calendar = calendars.require(id, caller.vendorId());
    return CalendarView.of(calendar, today(calendar));
  }

  @GET
  @Path("{id}/preview")
  public PreviewView preview(
      @PathParam("id") String id,
      @QueryParam("from") @NotNull LocalDate from,
      @QueryParam("to") @NotNull LocalDate to) {
    var calendar = calendars.require(id, caller.vendorId());
    if (to.isBefore(from) || ChronoUnit.DAYS.between(from, to) > LONGEST_PREVIEW_DAYS) {
      throw Refusal.parameter(
          CommonProblem.INVALID_REQUEST,
          "to",
          "out_of_range",
          "Not before \"from\", and at most " + LONGEST_PREVIEW_DAYS + " days after it.");
    }
    return PreviewView.of(calendar, from, to);
  }

  private LocalDate today(Calendar calendar) {
    return clock.now().atZone(ZoneId.of(calendar.content.zone())).toLocalDate();
  }
}
