package io.posventa.platform.money;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.posventa.platform.problem.CommonProblem;
import io.posventa.platform.problem.Refusal;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An amount in minor units of an ISO 4217 currency. Currencies never mix, and nothing overflows
 * silently.
 */
public record Money(long amount, String currency) {
  private static final Set<String> CURRENCIES =
      Currency.getAvailableCurrencies().stream()
          .filter(known -> known.getDefaultFractionDigits() >= 0)
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableSet());

  public Money {
    if (currency == null || !isMoney(currency)) {
      throw Refusal.field(
          CommonProblem.INVALID_REQUEST,
          "/currency",
          "unknown_currency",
          "Not the code of an ISO 4217 currency that is money.");
    }
  }

  public static Money zero(String currency) {
    return new Money(0, currency);
  }

  /** Whether the text is the code of a currency that amounts can be in; metals and XXX are not. */
  public static boolean isMoney(String currency) {
    return CURRENCIES.contains(currency);
  }

  public Money plus(Money other) {
    return new Money(Math.addExact(amount, sameCurrency(other).amount), currency);
  }

  public Money minus(Money other) {
    return new Money(Math.subtractExact(amount, sameCurrency(other).amount), currency);
  }

  public Money negate() {
    return new Money(Math.negateExact(amount), currency);
  }

  @JsonIgnore
  public boolean isZero() {
    return amount == 0;
  }

  public boolean isMoreThan(Money other) {
    return amount > sameCurrency(other).amount;
  }

  /**
   * Splits this amount in proportion to the weights, to the minor unit and without a rest: the
   * shares add up to this amount. What whole units leave over goes to the largest remainders, the
   * earlier of two equals.
   *
   * @throws IllegalArgumentException when a weight is negative or all are zero
   */
  public List<Money> shares(List<Long> weights) {
    return Shares.of(amount, weights).stream().map(share -> new Money(share, currency)).toList();
  }

  private Money sameCurrency(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException(currency + " and " + other.currency + " do not mix.");
    }
    return other;
  }
}
