package io.posventa.notification.email;

import io.posventa.notification.template.MailContent;
import io.posventa.notification.ticket.TicketFacts.Person;
import io.posventa.platform.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** What a mail needs of an order. */
record KnownOrder(
    String id,
    String externalId,
    String vendor,
    Person customer,
    List<Line> lines,
    Optional<Money> shippingAmount,
    Payment payment,
    Optional<Money> total,
    Instant placedAt,
    Optional<List<Invoice>> invoices,
    Optional<Subscription> subscription) {

  record Line(
      String name,
      Optional<Integer> quantity,
      Optional<Money> unitPrice,
      Optional<Money> discount,
      Optional<Money> tax) {

    Money price() {
      var price = unitPrice.orElseThrow();
      return new Money(
          Math.multiplyExact(price.amount(), quantity.orElse(1).longValue()), price.currency());
    }
  }

  /** That there is one. */
  record Subscription() {}

  record Payment(Optional<Money> capturedAmount) {}

  record Invoice(String id, Optional<String> number, Optional<String> externalId) {}

  MailContent.Order content() {
    return new MailContent.Order(
        externalId,
        lines.stream().map(Line::name).toList(),
        paid(),
        Optional.of(placedAt),
        subscription.isPresent(),
        bill());
  }

  private Optional<Money> paid() {
    return total.or(payment::capturedAmount);
  }

  /** What the lines come to, and what was paid; none where a price is missing. */
  private Optional<MailContent.Bill> bill() {
    if (lines.isEmpty() || lines.stream().anyMatch(line -> line.unitPrice().isEmpty())) {
      return Optional.empty();
    }
    var discount = sum(Line::discount);
    var tax = sum(Line::tax);
    var shipping = shippingAmount.filter(amount -> !amount.isZero());
    Money goods = lines.stream().map(Line::price).reduce(Money::plus).orElseThrow();
    Money less = discount.map(goods::minus).orElse(goods);
    Money taxed = tax.map(less::plus).orElse(less);
    Money whole = shipping.map(taxed::plus).orElse(taxed);
    return Optional.of(
        new MailContent.Bill(
            lines.stream()
                .map(
                    line ->
                        new MailContent.Item(line.name(), line.quantity().orElse(1), line.price()))
                .toList(),
            shipping,
            discount,
            tax,
            whole,
            paid().orElse(whole)));
  }

  private Optional<Money> sum(Function<Line, Optional<Money>> part) {
    return lines.stream()
        .map(part)
        .flatMap(Optional::stream)
        .reduce(Money::plus)
        .filter(amount -> !amount.isZero());
  }

  /** The number that an invoice is known by. */
  Optional<String> invoiceNumber(String invoice) {
    return invoices.stream()
        .flatMap(List::stream)
        .filter(one -> Objects.equals(one.id(), invoice))
        .findFirst()
        .flatMap(one -> one.number().or(one::externalId));
  }
}
