package io.posventa.portal.desk.sale;

import io.posventa.client.model.Money;
import io.posventa.client.model.Order;
import io.posventa.client.model.OrderLine;
import io.posventa.portal.page.Reader;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** An order as those who sign in see it. */
record Sale(Order order, Reader reader, String vendor) {

  public String id() {
    return order.getId();
  }

  public String number() {
    return order.getExternalId();
  }

  public Instant placedAt() {
    return order.getPlacedAt();
  }

  public String customer() {
    return Objects.requireNonNullElse(
        order.getCustomer().getName(), order.getCustomer().getEmail());
  }

  public String email() {
    return order.getCustomer().getEmail();
  }

  public String products() {
    return order.getLines().stream().map(OrderLine::getName).collect(Collectors.joining(", "));
  }

  public String status() {
    return Optional.ofNullable(order.getStatus()).map(Order.StatusEnum::getValue).orElse("paid");
  }

  public String total() {
    return reader.money(
        Objects.requireNonNullElse(order.getTotal(), order.getPayment().getCapturedAmount()));
  }

  /** What has been given back, where that is anything. */
  public String refunded() {
    return Optional.ofNullable(order.getRefunded())
        .filter(money -> money.getAmount() > 0)
        .map((Money money) -> reader.money(money))
        .orElse("");
  }

  public boolean isSubscription() {
    return order.getSubscription() != null;
  }
}
