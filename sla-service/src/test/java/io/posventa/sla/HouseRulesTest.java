package io.posventa.sla;

import io.posventa.platform.test.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

  @Test
  void theModuleKeepsTheRulesOfTheHouse() {
    HouseRules.check("io.posventa.sla");
  }
}
