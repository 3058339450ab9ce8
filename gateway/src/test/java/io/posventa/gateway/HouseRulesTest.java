package io.posventa.gateway;

import io.posventa.platform.test.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

  @Test
  void theHouseRulesHold() {
    HouseRules.check("io.posventa.gateway");
  }
}
