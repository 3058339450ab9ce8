package io.posventa.e2e.bench.seed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class KindTest {
  @Test
  void everyNumberIsOneTicketsOfOneKind() {
    var numbers =
        Arrays.stream(Kind.values())
            .flatMapToLong(
                kind -> LongStream.range(0, kind.among(1_000)).map(nth -> kind.number(nth)));

    assertThat(numbers.sorted().boxed())
        .containsExactlyElementsOf(LongStream.range(0, 1_000).boxed().toList());
  }

  @Test
  void idsOfCopiesAreValid() {
    assertThat(Ids.ticket(99_999)).isEqualTo("ticket_01jz0000000000000999990000").hasSize(33);
  }
}
