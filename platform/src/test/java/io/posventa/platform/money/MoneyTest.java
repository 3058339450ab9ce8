package io.posventa.platform.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.posventa.platform.problem.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {
  private static Money euro(long amount) {
    return new Money(amount, "EUR");
  }

  private static List<Long> amounts(List<Money> shares) {
    return shares.stream().map(Money::amount).toList();
  }

  @Test
  void sumsAreExact() {
    assertThat(euro(1999).plus(euro(1))).isEqualTo(euro(2000));
    assertThat(euro(1999).minus(euro(2000))).isEqualTo(euro(-1));
    assertThat(euro(5).isMoreThan(euro(4))).isTrue();
    assertThat(Money.zero("JPY").isZero()).isTrue();
  }

  @Test
  void nothingOverflowsSilently() {
    assertThatThrownBy(() -> euro(Long.MAX_VALUE).plus(euro(1)))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void currenciesNeverMix() {
    assertThatThrownBy(() -> euro(1).plus(new Money(1, "USD")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "EU", "eur", "XXX", "XAU", "ABC", "EURO"})
  void onlyMoneyHasACurrency(String code) {
    assertThatThrownBy(() -> new Money(1, code)).isInstanceOf(Refusal.class);
  }

  @Test
  void theLargestRemaindersGetWhatIsLeft() {
    assertThat(amounts(euro(100).shares(List.of(1L, 1L, 1L)))).containsExactly(34L, 33L, 33L);
    assertThat(amounts(euro(10).shares(List.of(15L, 25L, 60L)))).containsExactly(2L, 2L, 6L);
    assertThat(amounts(euro(-100).shares(List.of(1L, 1L, 1L)))).containsExactly(-34L, -33L, -33L);
    assertThat(amounts(euro(7).shares(List.of(0L, 5L)))).containsExactly(0L, 7L);
  }

  @Test
  void hugeAmountsAreSharedExactly() {
    var shares = euro(Long.MAX_VALUE).shares(List.of(Long.MAX_VALUE, Long.MAX_VALUE));

    assertThat(amounts(shares)).containsExactly(Long.MAX_VALUE / 2 + 1, Long.MAX_VALUE / 2);
  }

  @Test
  void weightsThatShareNothingAreRefused() {
    assertThatThrownBy(() -> euro(1).shares(List.of(0L, 0L)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> euro(1).shares(List.of(2L, -1L)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
