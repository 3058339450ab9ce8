package io.posventa.portal.receipt;

import io.posventa.client.api.ReceiptsApi;
import io.posventa.client.api.TicketsApi;
import io.posventa.client.model.ChangeOrderEmail;
import io.posventa.client.model.NewTicket;
import io.posventa.client.model.Receipt;
import io.posventa.client.model.Ticket;
import io.posventa.portal.page.Visit;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What the pages of an order ask the API. */
@ApplicationScoped
class Receipts {
  private static final int TICKETS_SHOWN = 20;

  Receipt read(Visit visit, String order) {
    return visit
        .api()
        .ask(
            ReceiptsApi::new,
            receipts ->
                receipts.getReceipt(
                    ReceiptsApi.APIGetReceiptRequest.newBuilder().id(order).build()));
  }

  List<Ticket> tickets(Visit visit, String order) {
    return visit
        .api()
        .ask(
            TicketsApi::new,
            tickets ->
                tickets
                    .listTickets(
                        TicketsApi.APIListTicketsRequest.newBuilder()
                            .order(order)
                            .limit(TICKETS_SHOWN)
                            .build())
                    .getData());
  }

  Ticket open(Visit visit, String key, NewTicket ticket) {
    return visit
        .api()
        .ask(
            TicketsApi::new,
            tickets ->
                tickets.openTicket(
                    TicketsApi.APIOpenTicketRequest.newBuilder()
                        .idempotencyKey(key)
                        .newTicket(ticket)
                        .build()));
  }

  void resend(Visit visit, String order, String key) {
    visit
        .api()
        .ask(
            ReceiptsApi::new,
            receipts ->
                receipts.resendReceipt(
                    ReceiptsApi.APIResendReceiptRequest.newBuilder()
                        .id(order)
                        .idempotencyKey(key)
                        .build()));
  }

  void changeEmail(Visit visit, String order, String key, String email) {
    visit
        .api()
        .ask(
            ReceiptsApi::new,
            receipts ->
                receipts.changeOrderEmail(
                    ReceiptsApi.APIChangeOrderEmailRequest.newBuilder()
                        .id(order)
                        .idempotencyKey(key)
                        .changeOrderEmail(new ChangeOrderEmail().email(email))
                        .build()));
  }
}
