package io.posventa.portal.desk.sale;

import io.posventa.client.api.OrdersApi;
import io.posventa.client.api.TicketsApi;
import io.posventa.client.model.Eligibility;
import io.posventa.client.model.EligibilityAction;
import io.posventa.client.model.NewTicket;
import io.posventa.client.model.OnBehalfOf;
import io.posventa.client.model.Order;
import io.posventa.client.model.Ticket;
import io.posventa.portal.api.Api;
import io.posventa.portal.desk.Staff;
import io.posventa.portal.desk.VendorNames;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** What the pages of orders ask the API. */
@ApplicationScoped
class Sales {
  private static final int TICKETS_SHOWN = 10;

  SalesPage page(Staff staff, OrderSearch search, String cursor, boolean mayOpen) {
    var found = search.ask(staff.api(), staff.reader().zone(), cursor);
    var ids = found.getData().stream().map(Order::getVendor).toList();
    var names = staff.isVendor() ? List.<String>of() : ids;
    var vendors = VendorNames.of(staff.api(), names);
    return new SalesPage(
        staff,
        search,
        found.getData().stream()
            .map(
                order ->
                    new Sale(
                        order,
                        staff.reader(),
                        staff.isVendor() ? "" : vendors.name(order.getVendor())))
            .toList(),
        true,
        mayOpen,
        Optional.ofNullable(found.getNextCursor())
            .map(next -> search.address().with("cursor", next).toString())
            .orElse(""),
        cursor.isEmpty() ? "" : search.address().toString());
  }

  Sale sale(Staff staff, String id) {
    var order =
        staff
            .api()
            .ask(
                OrdersApi::new,
                orders ->
                    orders.getOrder(OrdersApi.APIGetOrderRequest.newBuilder().id(id).build()));
    String vendor =
        staff.isVendor()
            ? ""
            : VendorNames.of(staff.api(), List.of(order.getVendor())).name(order.getVendor());
    return new Sale(order, staff.reader(), vendor);
  }

  Eligibility eligibility(Api api, String order, EligibilityAction action, OnBehalfOf by) {
    return api.ask(
        OrdersApi::new,
        orders ->
            orders.getEligibility(
                OrdersApi.APIGetEligibilityRequest.newBuilder()
                    .id(order)
                    .action(action)
                    .by(by)
                    .build()));
  }

  /** Those there are about the order: nobody should open a second one unknowingly. */
  List<Ticket> tickets(Api api, String order) {
    return api.ask(
        TicketsApi::new,
        tickets ->
            tickets
                .listTickets(
                    TicketsApi.APIListTicketsRequest.newBuilder()
                        .order(order)
                        .sort("-created_at")
                        .limit(TICKETS_SHOWN)
                        .build())
                .getData());
  }

  Ticket open(Api api, String key, NewTicket ticket) {
    return api.ask(
        TicketsApi::new,
        tickets ->
            tickets.openTicket(
                TicketsApi.APIOpenTicketRequest.newBuilder()
                    .idempotencyKey(key)
                    .newTicket(ticket)
                    .build()));
  }
}
