package io.posventa.rma.order;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;

/** Which orders a mail is about, told by the words in it. */
@Path("/internal/orders/mentioned")
class MentionedOrdersResource {
  private static final int MOST = 5;

  private final Orders orders;

  MentionedOrdersResource(Orders orders) {
    this.orders = orders;
  }

  record AskMentioned(
      @NotNull @Size(max = 200) List<@NotNull String> words, @NotNull String sender) {}

  record Mentioned(String id, String externalId, String vendor, String customerEmail) {
    static Mentioned of(OrderView order) {
      return new Mentioned(
          order.id(), order.externalId(), order.vendor(), order.customer().email());
    }
  }

  record MentionedOrders(List<Mentioned> orders) {}

  @POST
  public MentionedOrders ask(@NotNull @Valid AskMentioned question) {
    return new MentionedOrders(
        orders.mentioned(question.words(), question.sender(), MOST).stream()
            .map(Mentioned::of)
            .toList());
  }
}
