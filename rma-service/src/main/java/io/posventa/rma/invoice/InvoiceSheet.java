package io.posventa.rma.invoice;

import io.posventa.platform.money.Money;
import io.posventa.rma.order.InvoiceStatus;
import io.posventa.rma.order.OrderView;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What stands on an invoice. The lines are those of the order when they come to what was billed; a
 * renewal at another price is one line, and its tax is not known here.
 */
record InvoiceSheet(
    InvoiceWords words,
    String number,
    String date,
    String order,
    Seller seller,
    Buyer buyer,
    List<Row> rows,
    List<Sum> sums,
    Sum total,
    Optional<Sum> refunded,
    String status) {

  record Seller(String name, @Nullable String email, @Nullable String marketplace) {}

  record Buyer(String name, String email) {}

  record Row(String description, String quantity, String unitPrice, String amount) {}

  record Sum(String name, String amount) {}

  /** Whose paper it is, and for whom it is written. */
  record Setting(Seller seller, Locale locale, ZoneId zone) {}

  static InvoiceSheet of(OrderView order, Optional<OrderView.Bill> bill, Setting setting) {
    return new Writer(order, bill, setting).write();
  }

  private record Writer(OrderView order, Optional<OrderView.Bill> bill, Setting setting) {

    InvoiceSheet write() {
      var words = words();
      var refunded = bill.map(OrderView.Bill::refunded).orElseGet(order::refunded);
      var customer = order.customer();
      return new InvoiceSheet(
          words,
          number(),
          date(bill.map(OrderView.Bill::issuedAt).orElseGet(order::placedAt)),
          order.externalId(),
          setting.seller(),
          new Buyer(customer.name() == null ? customer.email() : customer.name(), customer.email()),
          isOfTheLines() ? order.lines().stream().map(this::row).toList() : List.of(oneRow()),
          sums(),
          new Sum(words.total(), money(total())),
          refunded.isZero()
              ? Optional.empty()
              : Optional.of(new Sum(words.refunded(), money(refunded))),
          isPaid() ? words.paid() : words.open());
    }

    private InvoiceWords words() {
      return InvoiceWords.in(setting.locale());
    }

    private String number() {
      return bill.map(one -> one.number() == null ? one.externalId() : one.number())
          .orElseGet(order::externalId);
    }

    private Money linesTotal() {
      return sum(OrderView.Line::total).plus(order.shippingAmount());
    }

    private Money total() {
      return bill.map(OrderView.Bill::amount).orElseGet(this::linesTotal);
    }

    private boolean isOfTheLines() {
      return total().equals(linesTotal());
    }

    private boolean isPaid() {
      return bill.map(one -> one.status() == InvoiceStatus.PAID).orElse(true);
    }

    private Row row(OrderView.Line line) {
      var price = new Money(line.unitPrice().amount() * line.quantity(), order.currency());
      return new Row(
          line.name(), String.valueOf(line.quantity()), money(line.unitPrice()), money(price));
    }

    private Row oneRow() {
      var names = order.lines().stream().map(OrderView.Line::name).toList();
      return new Row(String.join(", ", names), "1", money(total()), money(total()));
    }

    private List<Sum> sums() {
      var words = words();
      if (!isOfTheLines()) {
        return List.of(new Sum(words.tax(), words.notBrokenDown()));
      }
      var discount = sum(OrderView.Line::discount);
      var sums = new ArrayList<Sum>();
      if (!discount.isZero()) {
        sums.add(new Sum(words.discount(), money(discount.negate())));
      }
      if (!order.shippingAmount().isZero()) {
        sums.add(new Sum(words.shipping(), money(order.shippingAmount())));
      }
      sums.add(new Sum(words.tax(), money(sum(OrderView.Line::tax))));
      return sums;
    }

    private Money sum(Function<OrderView.Line, Money> part) {
      return order.lines().stream().map(part).reduce(Money.zero(order.currency()), Money::plus);
    }

    private String date(Instant at) {
      return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
          .withLocale(setting.locale())
          .format(at.atZone(setting.zone()));
    }

    private String money(Money money) {
      var currency = Currency.getInstance(money.currency());
      var format = NumberFormat.getCurrencyInstance(setting.locale());
      int digits = Math.max(0, currency.getDefaultFractionDigits());
      format.setCurrency(currency);
      format.setMinimumFractionDigits(digits);
      format.setMaximumFractionDigits(digits);
      return format.format(BigDecimal.valueOf(money.amount(), digits));
    }
  }
}
