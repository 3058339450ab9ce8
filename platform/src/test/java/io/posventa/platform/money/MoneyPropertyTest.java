package io.posventa.platform.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import java.util.function.BinaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whole numbers without a limit say what money must say, or that it must refuse. */
class MoneyPropertyTest {

  @Property
  void sumsAndDifferencesAreExactOrRefused(@ForAll long one, @ForAll long other) {
    check(one, other, Money::plus, BigInteger::add);
    check(one, other, Money::minus, BigInteger::subtract);
    check(0, other, (zero, amount) -> amount.negate(), BigInteger::subtract);
  }

  @Property
  void anAmountIsMoreThanAnotherWhenSomethingIsLeft(@ForAll long one, @ForAll long other) {
    assertThat(euro(one).isMoreThan(euro(other))).isEqualTo(big(one).compareTo(big(other)) > 0);
    assertThat(euro(one).isMoreThan(euro(one))).isFalse();
    assertThat(euro(one).isZero()).isEqualTo(one == 0);
  }

  @Property
  void sharesAddUpAndAreOffByLessThanAUnit(
      @ForAll long amount, @ForAll("weights") List<Long> weights) {
    var sum = weights.stream().map(MoneyPropertyTest::big).reduce(BigInteger.ZERO, BigInteger::add);

    var shares = amounts(amount, weights);

    assertThat(shares.stream().map(MoneyPropertyTest::big).reduce(BigInteger.ZERO, BigInteger::add))
        .isEqualTo(big(amount));
    for (int i = 0; i < weights.size(); i++) {
      var exact = big(amount).multiply(big(weights.get(i)));
      var given = big(shares.get(i)).multiply(sum);
      assertThat(given.subtract(exact).abs()).isLessThan(sum);
    }
  }

  @Property
  void whoWeighsMoreNeverGetsLessAndTheEarlierOfEqualsComesFirst(
      @ForAll long amount, @ForAll("weights") List<Long> weights) {
    var shares = amounts(amount, weights).stream().map(share -> big(share).abs()).toList();

    for (int i = 0; i < weights.size(); i++) {
      for (int j = i + 1; j < weights.size(); j++) {
        int order = weights.get(i).compareTo(weights.get(j));
        if (order >= 0) {
          assertThat(shares.get(i)).isGreaterThanOrEqualTo(shares.get(j));
        } else {
          assertThat(shares.get(i)).isLessThanOrEqualTo(shares.get(j));
        }
      }
    }
  }

  @Provide
  Arbitrary<List<Long>> weights() {
    var weight = Arbitraries.longs().between(0, Long.MAX_VALUE);
    var small = Arbitraries.longs().between(0, 9);
    return Arbitraries.oneOf(weight, small)
        .list()
        .ofMinSize(1)
        .ofMaxSize(9)
        .filter(weights -> weights.stream().anyMatch(w -> w > 0));
  }

  private static void check(
      long one, long other, BinaryOperator<Money> ours, BinaryOperator<BigInteger> exact) {
    var expected = exact.apply(big(one), big(other));
    if (expected.bitLength() < Long.SIZE) {
      assertThat(ours.apply(euro(one), euro(other))).isEqualTo(euro(expected.longValue()));
    } else {
      assertThatThrownBy(() -> ours.apply(euro(one), euro(other)))
          .isInstanceOf(ArithmeticException.class);
    }
  }

  private static List<Long> amounts(long amount, List<Long> weights) {
    return euro(amount).shares(weights).stream().map(Money::amount).toList();
  }

  private static Money euro(long amount) {
    return new Money(amount, "EUR");
  }

  private static BigInteger big(long number) {
    return BigInteger.valueOf(number);
  }
}
