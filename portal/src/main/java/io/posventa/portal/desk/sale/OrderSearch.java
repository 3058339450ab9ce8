package io.posventa.portal.desk.sale;

import io.posventa.client.api.OrdersApi;
import io.posventa.client.model.OrderPage;
import io.posventa.portal.api.Api;
import io.posventa.portal.desk.Address;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What orders are looked for by, as the address says it.
 *
 * @param q the beginning of an order's number, or of a customer's address
 * @param from the first day
 * @param until the last day
 */
record OrderSearch(String path, String q, String from, String until) {
  private static final int PAGE = 25;
  private static final int SHORTEST = 2;
  private static final int LONGEST = 120;

  static OrderSearch of(
      String path, @Nullable String q, @Nullable String from, @Nullable String until) {
    String looked = Objects.requireNonNullElse(q, "").strip();
    return new OrderSearch(
        path,
        looked.substring(0, Math.min(looked.length(), LONGEST)),
        day(from).map(LocalDate::toString).orElse(""),
        day(until).map(LocalDate::toString).orElse(""));
  }

  public boolean isAsked() {
    return !q.isEmpty() || !from.isEmpty() || !until.isEmpty();
  }

  /** One letter finds half the shop. */
  public boolean isTooShort() {
    return q.length() == 1;
  }

  OrderPage ask(Api api, ZoneId zone, String cursor) {
    var request = OrdersApi.APIListOrdersRequest.newBuilder().limit(PAGE);
    if (q.length() >= SHORTEST) {
      request.q(q);
    }
    day(from)
        .map(day -> start(day, zone).minus(1, ChronoUnit.MICROS))
        .ifPresent(request::placedAfter);
    day(until).map(day -> start(day.plusDays(1), zone)).ifPresent(request::placedBefore);
    if (!cursor.isEmpty()) {
      request.cursor(cursor);
    }
    return api.ask(OrdersApi::new, orders -> orders.listOrders(request.build()));
  }

  public Address address() {
    return Address.of(path).with("q", q).with("from", from).with("until", until);
  }

  private static Instant start(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant();
  }

  private static Optional<LocalDate> day(@Nullable String text) {
    try {
      return Optional.ofNullable(text)
          .filter(word -> word.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}"))
          .map(LocalDate::parse);
    } catch (DateTimeException e) {
      return Optional.empty(); // the 30th of February
    }
  }
}
