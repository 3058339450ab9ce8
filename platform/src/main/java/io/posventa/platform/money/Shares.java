package io.posventa.platform.money;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The largest-remainder method on whole numbers. */
final class Shares {
  private Shares() {}

  static List<Long> of(long amount, List<Long> weights) {
    BigInteger sum = sum(weights);
    var whole = new ArrayList<Long>(weights.size());
    var remainders = new ArrayList<BigInteger>(weights.size());
    long left = amount;
    for (long weight : weights) {
      var exact = BigInteger.valueOf(amount).multiply(BigInteger.valueOf(weight));
      var parts = exact.divideAndRemainder(sum);
      whole.add(parts[0].longValueExact());
      remainders.add(parts[1].abs());
      left -= parts[0].longValueExact();
    }
    int unit = Long.signum(left);
    IntStream.range(0, weights.size())
        .boxed()
        .sorted(Comparator.comparing((Integer i) -> remainders.get(i)).reversed())
        .limit(Math.abs(left))
        .forEach(i -> whole.set(i, whole.get(i) + unit));
    return whole;
  }

  private static BigInteger sum(List<Long> weights) {
    if (weights.stream().anyMatch(weight -> weight < 0)) {
      throw new IllegalArgumentException("A weight is negative.");
    }
    var sum = weights.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
    if (sum.signum() == 0) {
      throw new IllegalArgumentException("All weights are zero.");
    }
    return sum;
  }
}
