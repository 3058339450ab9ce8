package io.posventa.e2e.bench.seed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class IdsTest {
  @Test
  void anIdSaysWhenItWasMade() {
    // TypeID's own example: the UUID 01890a5d-ac96-774b-bcce-b302099a8057.
    assertThat(Ids.madeAt("prefix_01h455vb4pex5vsknk084sn02q"))
        .isEqualTo(Instant.ofEpochMilli(0x01890a5dac96L));
  }
}
