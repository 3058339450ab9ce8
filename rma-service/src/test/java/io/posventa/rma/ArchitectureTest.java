package io.posventa.rma;

import io.posventa.platform.test.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void keepsTheHouseRules() {
    HouseRules.check("io.posventa.rma");
  }
}
