package io.posventa.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.posventa.gateway.limit.Lots.Lot;
import org.junit.jupiter.api.Test;

class BucketTest {
  private final Bucket bucket = new Bucket(new Quota(100, 3000));

  @Test
  void tokensOfAnEarlierSecondAreGoodAndReported() {
    bucket.fill(new Lot(10, 90, 2990), 1);
    for (int i = 0; i < 4; i++) {
      assertThat(bucket.take(1)).isTrue();
    }

    for (int i = 0; i < 6; i++) {
      assertThat(bucket.take(2)).isTrue();
    }

    assertThat(bucket.take(2)).isFalse();
    assertThat(bucket.report()).isEqualTo(6);
    assertThat(bucket.report()).isZero();
  }

  @Test
  void aQuotaThatIsUsedUpIsNotAskedForAgainInThatSecond() {
    bucket.fill(new Lot(0, 0, 2900), 1);

    assertThat(bucket.isEmpty(1)).isTrue();
    assertThat(bucket.isEmpty(2)).isFalse();
    assertThat(bucket.standing().secondLeft()).isZero();
  }
}
