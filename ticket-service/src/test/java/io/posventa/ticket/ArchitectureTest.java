package io.posventa.ticket;

import io.posventa.platform.test.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  void theHousesRulesHold() {
    HouseRules.check("io.posventa.ticket");
  }
}
