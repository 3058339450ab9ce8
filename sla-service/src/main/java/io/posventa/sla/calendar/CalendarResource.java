package io.posventa.sla.calendar;

import io.posventa.platform.http.Versioned;
import io.posventa.platform.identity.Caller;
import io.posventa.platform.page.Page;
import io.posventa.platform.page.Paging;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import io.posventa.platform.time.TenantClock;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The calendars of the marketplace's policy, as they are for it and for each vendor. */
@Path("/v1/calendars")
class CalendarResource {
  private static final int LONGEST_PREVIEW_DAYS = 366;
  private static final int HOLIDAYS_AHEAD_DAYS = 365;

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

  /** With the holidays of the year to come. */
  record CalendarView(
      String id,
      String object,
      long version,
      Instant createdAt,
      Instant updatedAt,
      String name,
      Optional<String> vendor,
      String zone,
      List<String> weekend,
      Map<String, List<List<String>>> hours,
      List<Holiday> holidays) {

    static CalendarView of(Calendar calendar, LocalDate today) {
      var work = calendar.content.between(today, today.plusDays(HOLIDAYS_AHEAD_DAYS));
      var data = CalendarData.between(work, today, today.plusDays(HOLIDAYS_AHEAD_DAYS));
      return new CalendarView(
          calendar.key.id(),
          "calendar",
          calendar.version,
          calendar.createdAt,
          calendar.updatedAt,
          calendar.name,
          Optional.ofNullable(calendar.vendorId),
          data.zone(),
          data.weekend(),
          data.hours(),
          data.holidays());
    }
  }

  record PreviewView(String object, String calendar, long version, String zone, List<DayView> days)
      implements Versioned {}

  /** A day with the working hours it has, or the reason why it is closed. */
  record DayView(
      LocalDate date,
      String weekday,
      boolean open,
      Optional<List<List<String>>> hours,
      Optional<ClosedDay.Reason> reason,
      Optional<String> name,
      Optional<String> source) {

    static DayView of(LocalDate date, WorkCalendar calendar) {
      var closed = calendar.closed(date);
      return new DayView(
          date,
          date.getDayOfWeek().name().toLowerCase(Locale.ROOT),
          closed.isEmpty(),
          closed.isPresent() || calendar.hours().isEmpty()
              ? Optional.empty()
              : Optional.of(
                  calendar.hoursOf(date).stream()
                      .map(i -> List.of(i.from().toString(), i.endText()))
                      .toList()),
          closed.map(ClosedDay::reason),
          closed.flatMap(ClosedDay::name),
          closed.flatMap(ClosedDay::source));
    }
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
      @QueryParam("from") @Nullable LocalDate from,
      @QueryParam("to") @Nullable LocalDate to) {
    var calendar = calendars.require(id, caller.vendorId());
    var first = from == null ? today(calendar) : from;
    var last = to == null ? first.plusDays(30) : to;
    if (last.isBefore(first) || ChronoUnit.DAYS.between(first, last) > LONGEST_PREVIEW_DAYS) {
      throw Refusal.parameter(
          CommonProblem.INVALID_REQUEST,
          "to",
          "out_of_range",
          "From the day of \"from\" to " + LONGEST_PREVIEW_DAYS + " days after it.");
    }
    var work = calendar.content.between(first, last);
    return new PreviewView(
        "calendar_preview",
        id,
        calendar.version,
        calendar.content.zone(),
        first.datesUntil(last.plusDays(1)).map(date -> DayView.of(date, work)).toList());
  }

  private LocalDate today(Calendar calendar) {
    return clock.now().atZone(ZoneId.of(calendar.content.zone())).toLocalDate();
  }
}
